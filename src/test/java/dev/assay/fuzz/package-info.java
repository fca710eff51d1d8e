/** Shell: any bytes in place of what other programs and people write. */
@NullMarked
package dev.assay.fuzz;

import org.jspecify.annotations.NullMarked;
