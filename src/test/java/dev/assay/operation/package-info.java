/** Shell: what every part of the program shares: settings, secrets, progress, refusals and what failures say. */
@NullMarked
package dev.assay.operation;

import org.jspecify.annotations.NullMarked;
