/** What partners get: letters, the mails that carry them, and that none is lost or doubled. */
@NullMarked
package dev.assay.outbound;

import org.jspecify.annotations.NullMarked;
