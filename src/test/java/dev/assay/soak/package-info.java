/** Shell: very many nights in a row, to see what grows. */
@NullMarked
package dev.assay.soak;

import org.jspecify.annotations.NullMarked;
