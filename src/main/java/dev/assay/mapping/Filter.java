package dev.assay.mapping;

import java.util.List;

/**
 * The conditions that a record must satisfy to be kept.
 *
 * @param conditions all must hold
 * @param words a description of each for people
 */
record Filter(List<Condition> conditions, List<String> words) {
    /** All conditions hold. */
    static final int PASSED = -1;

    Filter {
        conditions = List.copyOf(conditions);
        words = List.copyOf(words);
    }

    /** The number of the first condition that does not hold, from 0; or {@link #PASSED}. */
    int failing(Fields fields) throws Misfit {
        for (int i = 0; i < conditions.size(); i++) {
            if (!conditions.get(i).holds(fields)) {
                return i;
            }
        }
        return PASSED;
    }
}
