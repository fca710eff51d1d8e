/** Shell: the commands that run, preview, settle, stop and purge nights, and send what they published. */
@NullMarked
package dev.assay.cli.night;

import org.jspecify.annotations.NullMarked;
