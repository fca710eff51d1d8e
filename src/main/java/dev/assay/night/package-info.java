/** Shell: the night as a Spring Batch job: overrides, evaluation, guard, publication, and how it is resumed. */
@NullMarked
package dev.assay.night;

import org.jspecify.annotations.NullMarked;
