/** Pure: the rules of the programme as cases that a programme manager can read, and their runner. */
@NullMarked
package dev.assay.spec;

import org.jspecify.annotations.NullMarked;
