/** Shell: what every command needs: its exit codes, options, errors, and the part of the program that it starts. */
@NullMarked
package dev.assay.cli.command;

import org.jspecify.annotations.NullMarked;
