/** Shell: SQL about the server: variables, privileges, sizes. */
@NullMarked
package dev.assay.store.server;

import org.jspecify.annotations.NullMarked;
