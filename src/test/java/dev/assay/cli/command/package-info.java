/** Tests of this part of the commands. */
@NullMarked
package dev.assay.cli.command;

import org.jspecify.annotations.NullMarked;
