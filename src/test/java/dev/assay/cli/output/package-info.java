/** Tests of this part of the commands. */
@NullMarked
package dev.assay.cli.output;

import org.jspecify.annotations.NullMarked;
