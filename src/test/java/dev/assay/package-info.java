/** Shell: what holds for the whole of Assay, kept by tests. */
@NullMarked
package dev.assay;

import org.jspecify.annotations.NullMarked;
