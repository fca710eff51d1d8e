/** Shell: from the inbox to typed rows: deliveries, their manifests, and every record accepted or rejected. */
@NullMarked
package dev.assay.feed;

import org.jspecify.annotations.NullMarked;
