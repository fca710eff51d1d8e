/** Shell: generates the deliveries of a whole invented programme, night by night, deterministically. */
@NullMarked
package dev.assay.sample;

import org.jspecify.annotations.NullMarked;
