/** Shell: SQL that deletes old data. */
@NullMarked
package dev.assay.store.purge;

import org.jspecify.annotations.NullMarked;
