package dev.assay.database;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The databases of {@link EachEngine} have no tables, and no test has used them before. For tests of what makes the tables,
 * that change them or grant rights on them, or that kill processes, whose sessions may live on for a moment.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface WithoutTables {}
