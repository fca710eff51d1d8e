/** Pure: what would bring about a level at the least effort. */
@NullMarked
package dev.assay.remedy;

import org.jspecify.annotations.NullMarked;
