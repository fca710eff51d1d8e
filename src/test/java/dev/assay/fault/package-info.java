/** Shell: nights that are disturbed in every way that can be arranged, compared with one that nobody disturbs. */
@NullMarked
package dev.assay.fault;

import org.jspecify.annotations.NullMarked;
