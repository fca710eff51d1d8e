/** Shell: what all SQL shares: engines, batches, column types, errors. */
@NullMarked
package dev.assay.store.sql;

import org.jspecify.annotations.NullMarked;
