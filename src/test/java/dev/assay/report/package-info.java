/** The page of a run: its figures, its words, and how a real browser shows it. */
@NullMarked
package dev.assay.report;

import org.jspecify.annotations.NullMarked;
