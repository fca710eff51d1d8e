/** Shell: what nights cost beside other builds, other ways to the same levels, and the floors below all of them. */
@NullMarked
package dev.assay.bench;

import org.jspecify.annotations.NullMarked;
