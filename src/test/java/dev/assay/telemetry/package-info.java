/** Shell: telemetry when the database or a target is unavailable. */
@NullMarked
package dev.assay.telemetry;

import org.jspecify.annotations.NullMarked;
