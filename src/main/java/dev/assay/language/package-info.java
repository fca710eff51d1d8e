/** Shell: texts for people in their own language: message files, titles for codes, causes and remedies. */
@NullMarked
package dev.assay.language;

import org.jspecify.annotations.NullMarked;
