/** Shell: SQL of the facts: partners, memberships, associations, achievements, metrics, overrides, aliases. */
@NullMarked
package dev.assay.store.schema;

import org.jspecify.annotations.NullMarked;
