/** Shell: the commands that answer questions and change nothing. */
@NullMarked
package dev.assay.cli.answer;

import org.jspecify.annotations.NullMarked;
