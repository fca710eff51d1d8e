/** Shell: YAML files as trees with the position of every part, and problems reported with positions. */
@NullMarked
package dev.assay.yaml;

import org.jspecify.annotations.NullMarked;
