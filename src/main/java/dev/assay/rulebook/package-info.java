/** Shell: reads rulebook files and refuses them with file, line and remedy, or hands over the rules that they state. */
@NullMarked
package dev.assay.rulebook;

import org.jspecify.annotations.NullMarked;
