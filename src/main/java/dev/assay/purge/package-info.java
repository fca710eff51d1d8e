/** Shell: deletes data that later nights and readers no longer need. */
@NullMarked
package dev.assay.purge;

import org.jspecify.annotations.NullMarked;
