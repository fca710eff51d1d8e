/** Pure: what a night says of a partner and its competencies, and what of it has changed. */
@NullMarked
package dev.assay.standing;

import org.jspecify.annotations.NullMarked;
