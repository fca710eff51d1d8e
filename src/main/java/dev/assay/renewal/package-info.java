/** Pure: whether what is displayed can still be renewed, and what is to be told of it, once. */
@NullMarked
package dev.assay.renewal;

import org.jspecify.annotations.NullMarked;
