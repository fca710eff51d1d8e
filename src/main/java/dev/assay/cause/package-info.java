/** Pure: why a level no longer holds, or will no longer hold: the facts or rules that changed, each with its day. */
@NullMarked
package dev.assay.cause;

import org.jspecify.annotations.NullMarked;
