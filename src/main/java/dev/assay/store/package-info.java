/** Shell: all SQL. Facts, deliveries, runs, what runs say, and what of it readers see. */
@NullMarked
package dev.assay.store;

import org.jspecify.annotations.NullMarked;
