/** Pure: one partner on one night: what was published before and the facts as they are known become rows, risks and notifications. */
@NullMarked
package dev.assay.assessment;

import org.jspecify.annotations.NullMarked;
