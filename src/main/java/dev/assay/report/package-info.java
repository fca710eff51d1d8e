/** Shell: a run as a page that people read, and the wording it shares with what is printed. */
@NullMarked
package dev.assay.report;

import org.jspecify.annotations.NullMarked;
