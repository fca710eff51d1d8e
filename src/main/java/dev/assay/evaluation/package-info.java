/** Pure: the evaluation of a dossier on a day: every requirement with have, need and who counts, and the resulting levels. */
@NullMarked
package dev.assay.evaluation;

import org.jspecify.annotations.NullMarked;
