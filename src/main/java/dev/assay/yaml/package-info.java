/** Shell: files of YAML as trees that know where everything stands, and say what is wrong with a part of them. */
@NullMarked
package dev.assay.yaml;

import org.jspecify.annotations.NullMarked;
