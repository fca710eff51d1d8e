/** Shell: the commands, what they print and the codes they exit with. */
@NullMarked
package dev.assay.cli;

import org.jspecify.annotations.NullMarked;
