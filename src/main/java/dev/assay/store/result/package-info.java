/** Shell: SQL of results, prepared and published. */
@NullMarked
package dev.assay.store.result;

import org.jspecify.annotations.NullMarked;
