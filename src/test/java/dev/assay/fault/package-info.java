/** Shell: nights that are disturbed in many ways, compared with an undisturbed one. */
@NullMarked
package dev.assay.fault;

import org.jspecify.annotations.NullMarked;
