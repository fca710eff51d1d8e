/** Pure: the vocabulary of levels, credentials, paths and requirements, and the dated rulebooks that state them. */
@NullMarked
package dev.assay.rules;

import org.jspecify.annotations.NullMarked;
