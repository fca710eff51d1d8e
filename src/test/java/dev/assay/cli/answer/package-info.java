/** What the commands print about runs, and the files that they write. */
@NullMarked
package dev.assay.cli.answer;

import org.jspecify.annotations.NullMarked;
