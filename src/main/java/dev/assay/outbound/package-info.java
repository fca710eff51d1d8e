/** Shell: what partners read, in their language: notifications as mails, and a page on which a partner stands. */
@NullMarked
package dev.assay.outbound;

import org.jspecify.annotations.NullMarked;
