/** Shell: output for partners in their language: notifications as mails, and a page for one partner. */
@NullMarked
package dev.assay.outbound;

import org.jspecify.annotations.NullMarked;
