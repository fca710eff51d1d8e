package dev.assay.remedy;

import dev.assay.facts.Dossier;
import dev.assay.rules.Requirement;
import java.util.List;

/**
 * How long remedies of partners of 30, 300 and 3,000 people take, where a requirement is any of eight alternatives of
 * three credentials, and how many states are looked at for them. Takes no arguments.
 */
final class RemedyBenchmark {
    private static final int ROUNDS = 5;

    private RemedyBenchmark() {}

    public static void main(String[] arguments) {
        Requirement team = new Requirement.People("team", 15, LargePartner.alternatives("A"));
        Requirement group = new Requirement.DistinctPeople(
                "group",
                List.of(
                        new Requirement.People("a", 4, LargePartner.alternatives("A")),
                        new Requirement.People("b", 4, LargePartner.alternatives("B"))));
        for (int people : List.of(30, 300, 3000)) {
            Dossier dossier = LargePartner.of(people);
            for (int round = 1; round <= ROUNDS; round++) {
                print(people, "a team of 15", dossier, team);
                print(people, "a group of 4 and 4", dossier, group);
            }
        }
    }

    private static void print(int people, String what, Dossier dossier, Requirement requirement) {
        SearchLimit limit = new SearchLimit(Integer.MAX_VALUE);
        long start = System.nanoTime();
        int effort = LargePartner.remedies(dossier, List.of(requirement), limit)
                .get(0)
                .effort();
        System.out.printf(
                "%5d people, %-20s effort %3d, %,9d states, %6.1f ms%n",
                people, what, effort, limit.searched(), (System.nanoTime() - start) / 1e6);
    }
}
