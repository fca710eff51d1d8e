/** Pure: one partner in one night: computes rows, risks and notifications from the prior state and the facts. */
@NullMarked
package dev.assay.assessment;

import org.jspecify.annotations.NullMarked;
