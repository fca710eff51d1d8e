/** Shell: what is said to people in their own language: message files, titles instead of codes, causes and remedies. */
@NullMarked
package dev.assay.language;

import org.jspecify.annotations.NullMarked;
