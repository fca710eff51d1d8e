/** Pure: whether what is displayed can still be renewed: risks, their episodes and notifications. */
@NullMarked
package dev.assay.renewal;

import org.jspecify.annotations.NullMarked;
