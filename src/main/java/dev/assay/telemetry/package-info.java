/** Shell: what a run tells the machines that watch over it, in figures. */
@NullMarked
package dev.assay.telemetry;

import org.jspecify.annotations.NullMarked;
