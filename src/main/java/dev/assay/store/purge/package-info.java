/** Shell: SQL that deletes. */
@NullMarked
package dev.assay.store.purge;

import org.jspecify.annotations.NullMarked;
