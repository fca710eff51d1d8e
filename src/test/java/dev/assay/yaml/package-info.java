/** What tests of files in YAML share. */
@NullMarked
package dev.assay.yaml;

import org.jspecify.annotations.NullMarked;
