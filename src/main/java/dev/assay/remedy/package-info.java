/** Pure: how a level can be reached with the least effort. */
@NullMarked
package dev.assay.remedy;

import org.jspecify.annotations.NullMarked;
