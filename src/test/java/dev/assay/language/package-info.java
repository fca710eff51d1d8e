/** Message files, and what is said with them. */
@NullMarked
package dev.assay.language;

import org.jspecify.annotations.NullMarked;
