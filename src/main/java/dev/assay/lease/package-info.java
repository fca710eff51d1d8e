/** Shell: the right to run a night, kept alive by a heartbeat, and the request to stop it. */
@NullMarked
package dev.assay.lease;

import org.jspecify.annotations.NullMarked;
