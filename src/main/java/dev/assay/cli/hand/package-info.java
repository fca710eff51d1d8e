/** Shell: commands that give a fact by hand or withdraw one, as a delivery for the next night. */
@NullMarked
package dev.assay.cli.hand;

import org.jspecify.annotations.NullMarked;
