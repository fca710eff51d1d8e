/** Shell: the right to run a night, renewed by a heartbeat, and requests to stop it. */
@NullMarked
package dev.assay.lease;

import org.jspecify.annotations.NullMarked;
