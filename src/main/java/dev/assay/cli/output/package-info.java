/** Shell: how an answer is printed: as lines, a table or JSON. */
@NullMarked
package dev.assay.cli.output;

import org.jspecify.annotations.NullMarked;
