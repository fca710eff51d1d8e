package dev.assay.remedy;

import dev.assay.remedy.Candidates.Candidate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A lower bound for the cost of filling headcounts: for each of them separately, as if nothing counted for another.
 */
final class LowerBound {
    /** By first remaining person, by headcount, by how many are missing. */
    private final long[][][] costs;

    LowerBound(List<Candidate> people, List<Offer> newcomer, int[] missing) {
        costs = new long[people.size() + 1][missing.length][];
        for (int headcount = 0; headcount < missing.length; headcount++) {
            long atAnyTime = cheapest(newcomer, headcount);
            List<Long> cheapest = new ArrayList<>(Collections.nCopies(missing[headcount], atAnyTime));
            for (int from = people.size(); from >= 0; from--) {
                if (from < people.size()) {
                    insert(cheapest, cheapest(people.get(from).offers(), headcount));
                }
                costs[from][headcount] = sums(cheapest);
            }
        }
    }

    /** The lower bound for the remaining people and newcomers. */
    long of(int from, int[] missing) {
        long most = 0;
        for (int headcount = 0; headcount < missing.length; headcount++) {
            most = Math.max(most, costs[from][headcount][missing[headcount]]);
        }
        return most;
    }

    private static long cheapest(List<Offer> offers, int headcount) {
        return offers.stream()
                .filter(offer -> offer.gains().get(headcount))
                .mapToLong(Offer::cost)
                .min()
                .orElse(LeastEffort.NEVER);
    }

    private static void insert(List<Long> sorted, long cost) {
        int place = Collections.binarySearch(sorted, cost);
        sorted.add(place < 0 ? -place - 1 : place, cost);
        sorted.remove(sorted.size() - 1);
    }

    private static long[] sums(List<Long> cheapest) {
        long[] sums = new long[cheapest.size() + 1];
        for (int i = 0; i < cheapest.size(); i++) {
            sums[i + 1] = Math.min(LeastEffort.NEVER, sums[i] + cheapest.get(i));
        }
        return sums;
    }
}
