/** Shell: the commands that run, preview, settle, stop and purge nights. */
@NullMarked
package dev.assay.cli.night;

import org.jspecify.annotations.NullMarked;
