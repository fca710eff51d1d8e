/** Shell: the commands that work on files before they are delivered, without a database. */
@NullMarked
package dev.assay.cli.file;

import org.jspecify.annotations.NullMarked;
