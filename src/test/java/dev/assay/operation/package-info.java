/** Shell: shared by the shell: settings, secrets, progress, refusals and causes of failures. */
@NullMarked
package dev.assay.operation;

import org.jspecify.annotations.NullMarked;
