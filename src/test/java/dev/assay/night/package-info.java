/** Shell: whole nights and their parts, on every engine. */
@NullMarked
package dev.assay.night;

import org.jspecify.annotations.NullMarked;
