/** Shell: the night. Deliveries, overrides, evaluation, guard, publication; who may run it, and how it goes on. */
@NullMarked
package dev.assay.night;

import org.jspecify.annotations.NullMarked;
