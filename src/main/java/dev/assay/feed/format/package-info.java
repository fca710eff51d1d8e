/** Shell: the formats of data files, read record by record within limits: compressed, as text, CSV, tables and JSON. */
@NullMarked
package dev.assay.feed.format;

import org.jspecify.annotations.NullMarked;
