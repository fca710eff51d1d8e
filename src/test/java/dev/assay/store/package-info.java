/** Shell: every statement, on every engine. */
@NullMarked
package dev.assay.store;

import org.jspecify.annotations.NullMarked;
