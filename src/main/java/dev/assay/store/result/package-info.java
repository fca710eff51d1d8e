/** Shell: SQL of what runs found, and what of it is published. */
@NullMarked
package dev.assay.store.result;

import org.jspecify.annotations.NullMarked;
