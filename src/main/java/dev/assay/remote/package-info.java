/** Shell: the evaluation on other machines: messages to workers, and the night that waits for them. Loaded only if a broker is set. */
@NullMarked
package dev.assay.remote;

import org.jspecify.annotations.NullMarked;
