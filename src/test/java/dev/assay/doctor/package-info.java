/** Shell: checks the settings, folders, database and schema, and names the command that mends a problem. */
@NullMarked
package dev.assay.doctor;

import org.jspecify.annotations.NullMarked;
