/** The program as it is started: processes, what they print, how they end. */
@NullMarked
package dev.assay.cli;

import org.jspecify.annotations.NullMarked;
