package dev.assay.remedy;

import dev.assay.rules.Level;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What would bring about a level by one path.
 *
 * @param level the level that the path leads to
 * @param pathCode the path; null where nothing is missing and no path carries the level, but an override
 * @param on the day on which the level holds then, if every credential is earned before it
 * @param steps what is missing, in the order of the path's requirements; empty if the level holds on the day as it is
 * @param least no path takes less effort with the same figures or fewer; false if the limit of the search was reached
 *     before that was certain
 */
public record Remedy(Level level, @Nullable String pathCode, LocalDate on, List<Step> steps, boolean least) {
    public Remedy {
        steps = List.copyOf(steps);
    }

    /** The (person, credential) pairs newly earned, and one for each person who has yet to come. Figures count nothing. */
    public int effort() {
        return steps.stream().mapToInt(Step::effort).sum();
    }

    /** How many people have to do something, those who have yet to come included. */
    int people() {
        return (int) steps.stream().filter(Earn.class::isInstance).count();
    }

    /** Each person with each credential, in order; those who have yet to come last. */
    List<String> pairs() {
        List<String> pairs = new ArrayList<>();
        List<List<String>> newcomers = new ArrayList<>();
        for (Step step : steps) {
            if (step instanceof Earn earn && earn.personId() == null) {
                newcomers.add(earn.credentialCodes());
            } else if (step instanceof Earn earn) {
                earn.credentialCodes().forEach(code -> pairs.add(earn.personId() + " " + code));
            }
        }
        newcomers.sort(Way::compare);
        for (int i = 0; i < newcomers.size(); i++) {
            // a tilde comes after all that ids consist of
            String who = "~" + i;
            newcomers.get(i).forEach(code -> pairs.add(who + " " + code));
        }
        return pairs.stream().sorted().toList();
    }

    /** One thing that is missing. */
    public sealed interface Step {
        /** The requirement that this is for; of several, the first in rulebook order. */
        String requirementId();

        /** What it counts in {@link Remedy#effort()}. */
        int effort();
    }

    /**
     * Credentials that one person has to earn, or a newcomer to bring along.
     *
     * @param requirementIds the requirements for which the person counts then and not before, in rulebook order
     * @param personId null for somebody who has yet to come
     * @param credentialCodes canonical, sorted
     */
    public record Earn(List<String> requirementIds, @Nullable String personId, List<String> credentialCodes)
            implements Step {
        public Earn {
            requirementIds = List.copyOf(requirementIds);
            credentialCodes = List.copyOf(credentialCodes);
        }

        @Override
        public String requirementId() {
            return requirementIds.get(0);
        }

        @Override
        public int effort() {
            return credentialCodes.size() + (personId == null ? 1 : 0);
        }
    }

    /**
     * Evidence about the partner that is missing.
     *
     * @param attestationCodes canonical, each not there yet
     * @param missing how many of them have to be there
     */
    public record Attest(String requirementId, List<String> attestationCodes, int missing) implements Step {
        public Attest {
            attestationCodes = List.copyOf(attestationCodes);
        }

        @Override
        public int effort() {
            return 0;
        }
    }

    /**
     * A figure that has to rise.
     *
     * @param metricCode canonical
     * @param shortBy by how much, in its unit, rounded up to 4 decimals; for an average, by how much the average is
     *     short, and for growth, by how much the later figure is
     */
    public record Raise(String requirementId, String metricCode, BigDecimal shortBy) implements Step {
        @Override
        public int effort() {
            return 0;
        }
    }
}
