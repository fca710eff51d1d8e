/** Shell: fresh, empty databases for tests, on every engine that Assay runs on. */
@NullMarked
package dev.assay.database;

import org.jspecify.annotations.NullMarked;
