/** Pure: the results of a night for a partner and its competencies, and their changes. */
@NullMarked
package dev.assay.standing;

import org.jspecify.annotations.NullMarked;
