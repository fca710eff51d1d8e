/** Message files and their texts. */
@NullMarked
package dev.assay.language;

import org.jspecify.annotations.NullMarked;
