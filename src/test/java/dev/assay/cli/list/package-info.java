/** Tests of this part of the commands. */
@NullMarked
package dev.assay.cli.list;

import org.jspecify.annotations.NullMarked;
