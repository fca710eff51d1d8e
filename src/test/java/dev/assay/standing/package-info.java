/** Pure: tests of the package of that name. */
@NullMarked
package dev.assay.standing;

import org.jspecify.annotations.NullMarked;
