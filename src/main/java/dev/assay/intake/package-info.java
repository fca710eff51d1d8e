/** Shell: takes deliveries in: looks at the inbox, checks files whole, applies rows to the facts in chunks. */
@NullMarked
package dev.assay.intake;

import org.jspecify.annotations.NullMarked;
