package dev.assay.sample;

import java.util.List;
import java.util.Set;

/**
 * The people of a partner when it joins.
 *
 * @param index of the partner
 * @param size how many there are
 * @param needed what each of the first of them holds, for the levels that the partner has
 * @param key the number of the person that the partner's story is about
 * @param story whether it has one; if so, nothing else changes its levels
 * @param surplus percentage of the other people who hold what one of the first holds
 */
record Crew(int index, int size, List<Set<String>> needed, int key, boolean story, int surplus) {}
