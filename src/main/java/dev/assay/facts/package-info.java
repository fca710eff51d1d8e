/** Pure: what is known of partners and people, each fact with the time for which it holds. */
@NullMarked
package dev.assay.facts;

import org.jspecify.annotations.NullMarked;
