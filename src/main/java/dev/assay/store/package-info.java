/** Shell: all SQL; {@code Database} is where the rest of the program gets it from. */
@NullMarked
package dev.assay.store;

import org.jspecify.annotations.NullMarked;
