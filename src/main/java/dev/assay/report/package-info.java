/** Shell: the HTML report of a run, and formats that it shares with the commands. */
@NullMarked
package dev.assay.report;

import org.jspecify.annotations.NullMarked;
