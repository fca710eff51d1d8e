/** Shell: applies deliveries: lists the inbox, validates files, applies rows to the facts in chunks. */
@NullMarked
package dev.assay.intake;

import org.jspecify.annotations.NullMarked;
