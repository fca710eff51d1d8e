/** Shell: SQL of runs: the lease, ranges, publication. */
@NullMarked
package dev.assay.store.run;

import org.jspecify.annotations.NullMarked;
