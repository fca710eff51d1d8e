/** Shell: mapping files, and how they turn files of other formats into rows of the feeds. */
@NullMarked
package dev.assay.mapping;

import org.jspecify.annotations.NullMarked;
