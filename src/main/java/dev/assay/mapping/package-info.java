/** Shell: how files that are not ours become rows of our feeds: mapping files, and the rows that they make. */
@NullMarked
package dev.assay.mapping;

import org.jspecify.annotations.NullMarked;
