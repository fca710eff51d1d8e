/** Shell: the migrations, run so that an interrupted one is completed by the next start. */
@NullMarked
package dev.assay.store.schema;

import org.jspecify.annotations.NullMarked;
