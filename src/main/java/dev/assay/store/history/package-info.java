/** Shell: SQL that looks back on runs, and the cursors of readers. */
@NullMarked
package dev.assay.store.history;

import org.jspecify.annotations.NullMarked;
