/** Shell: SQL of deliveries and snapshots. */
@NullMarked
package dev.assay.store.delivery;

import org.jspecify.annotations.NullMarked;
