/** Pure: what a dossier amounts to on a day: every requirement with have, need and who counts, and the levels that follow. */
@NullMarked
package dev.assay.evaluation;

import org.jspecify.annotations.NullMarked;
