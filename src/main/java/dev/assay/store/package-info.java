/** Shell: all SQL; {@code Database} provides it to the rest of the program. */
@NullMarked
package dev.assay.store;

import org.jspecify.annotations.NullMarked;
