/** Shell: tests of rules for the whole program. */
@NullMarked
package dev.assay;

import org.jspecify.annotations.NullMarked;
