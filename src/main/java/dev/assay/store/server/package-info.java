/** Shell: SQL that asks the server about itself: variables, privileges, sizes. */
@NullMarked
package dev.assay.store.server;

import org.jspecify.annotations.NullMarked;
