/** Shell: SQL of the facts: partners, memberships, associations, achievements, metrics, overrides, aliases. */
@NullMarked
package dev.assay.store.fact;

import org.jspecify.annotations.NullMarked;
