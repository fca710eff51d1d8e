/** Shell: metrics of a run for monitoring. */
@NullMarked
package dev.assay.telemetry;

import org.jspecify.annotations.NullMarked;
