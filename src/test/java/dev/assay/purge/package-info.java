/** Shell: deletes what no later night, reader or question can need. */
@NullMarked
package dev.assay.purge;

import org.jspecify.annotations.NullMarked;
