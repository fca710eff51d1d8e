/** Shell: reads rulebooks from files, and refuses invalid ones with file, line and what to write instead. */
@NullMarked
package dev.assay.rulebook;

import org.jspecify.annotations.NullMarked;
