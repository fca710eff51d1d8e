/** Shell: what those who watch are told when something is in the way. */
@NullMarked
package dev.assay.telemetry;

import org.jspecify.annotations.NullMarked;
