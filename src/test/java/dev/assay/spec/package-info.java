/** Pure: what the rules of the programme say, as cases that a programme manager can read, and how they are run. */
@NullMarked
package dev.assay.spec;

import org.jspecify.annotations.NullMarked;
