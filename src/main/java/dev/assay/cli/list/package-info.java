/** Shell: the commands that list what readers see, each as a table, CSV or JSON with the same columns. */
@NullMarked
package dev.assay.cli.list;

import org.jspecify.annotations.NullMarked;
