package dev.assay.report;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test in a headless Chromium of its own, which it takes as a parameter of type {@link Browser}. It runs only where the
 * system property {@code assay.test.chromium} names the program; a browser that does not start fails the test.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(InChromiumExtension.class)
@interface InChromium {}
