package dev.assay.fault;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * How often each fault is tried, and by which random numbers: the system properties {@code assay.test.faults.times} and
 * {@code assay.test.faults.seed}.
 *
 * @param times of each kind on each engine
 */
record Trials(int times, long seed) {
    static Trials ofTheBuild() {
        return new Trials(Integer.getInteger("assay.test.faults.times", 2), Long.getLong("assay.test.faults.seed", 7));
    }

    /** The same numbers for each caller. */
    Random random() {
        return new Random(seed);
    }

    /** Of the numbers from 1 on so many, or all where there are no more, in no order of their own. */
    List<Integer> some(int all) {
        List<Integer> numbers =
                new ArrayList<>(IntStream.rangeClosed(1, all).boxed().toList());
        Collections.shuffle(numbers, random());
        return numbers.subList(0, Math.min(times, all));
    }

    /** Prints the trials and losses so far. */
    void show() {
        System.out.printf("Faults, seed %d:%n%s", seed, Tally.table());
    }
}
