/** Pure: facts about partners and people, each with the time for which it holds. */
@NullMarked
package dev.assay.facts;

import org.jspecify.annotations.NullMarked;
