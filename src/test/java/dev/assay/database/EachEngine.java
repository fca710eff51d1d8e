package dev.assay.database;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that runs once per engine, each time with a database of its own that it takes as a parameter of type {@link
 * EmptyDatabase}: it has the program's tables, as a first start leaves them, or none ({@link WithoutTables}). Without a
 * MySQL server at hand it runs on the other two; an engine that cannot start fails the test. With
 * one, tests of whole nights ({@code *JobIT}) do not run on MariaDB, which stands in for it.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(EachEngineExtension.class)
public @interface EachEngine {
    /** The engines to run on; a test that finds none of them fails, except one that is for MySQL only. */
    Engine[] value() default {Engine.H2, Engine.MARIADB, Engine.MYSQL};
}
