/** Shell: shows on a terminal or in lines how far long work is. */
@NullMarked
package dev.assay.cli.progress;

import org.jspecify.annotations.NullMarked;
