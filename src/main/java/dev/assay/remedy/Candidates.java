package dev.assay.remedy;

import dev.assay.rules.Holding;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Who could fill headcounts, and at what effort. People with the same relevant credentials are equivalent: their ways
 * are computed once, and not at all if enough others could do as much for less.
 */
final class Candidates {
    /** A newcomer costs one unit of effort more than a present person. */
    private static final int COMING = 1;

    private static final Comparator<Offer> PREFERENCE =
            Comparator.comparingInt(Offer::effort).thenComparing(Offer::way, Way.ORDER);

    private final List<Headcount> headcounts;
    private final Ways ways;
    private final int most;
    private final List<Candidate> people = new ArrayList<>();

    /**
     * One person with alternative offers.
     *
     * @param offers in the order of {@link Way#ORDER}
     */
    record Candidate(String personId, List<Offer> offers) {
        /** True if this person could gain all that for less; or for as much, and comes first in order. */
        boolean beats(BitSet gains, int effort, String otherId) {
            int upTo = personId.compareTo(otherId) < 0 ? effort : effort - 1;
            for (Offer offer : offers) {
                if (offer.effort() <= upTo && offer.contains(gains)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** People with the same relevant credentials. */
    private final class Alike {
        private final Set<String> codes;
        private final Set<String> people = new TreeSet<>();
        /**
         * By headcount, the least effort for one of them to count for it; 0 if that is impossible, or is the case
         * already.
         */
        private final int[] efforts;

        private @Nullable List<Offer> offers;

        Alike(Set<String> codes) {
            this.codes = codes;
            this.efforts = efforts(codes);
        }

        int cheapest() {
            return IntStream.of(efforts).filter(effort -> effort > 0).min().orElse(Integer.MAX_VALUE);
        }

        List<Offer> offers() {
            if (offers == null) {
                offers = Candidates.this.offers(codes, 0);
            }
            return offers;
        }
    }

    /**
     * @param held the people present, with what each holds
     * @param earnable whether a newly earned code would count
     * @param limit each set of codes that could be earned counts as a state
     */
    Candidates(
            List<Headcount> headcounts, Map<String, Set<String>> held, Predicate<String> earnable, SearchLimit limit) {
        Set<Holding> holdings = new LinkedHashSet<>();
        headcounts.forEach(headcount -> holdings.addAll(headcount.accepted()));
        this.headcounts = headcounts;
        this.ways = new Ways(holdings, earnable, limit);
        // everyone who does something fills at least one place that nobody else fills
        this.most = headcounts.stream().mapToInt(Headcount::missing).sum();
        List<Map.Entry<String, Alike>> all = new ArrayList<>();
        alike(held, holdings).forEach(alike -> alike.people.forEach(person -> all.add(Map.entry(person, alike))));
        all.sort(Map.Entry.<String, Alike>comparingByValue(Comparator.comparingInt(Alike::cheapest))
                .thenComparing(Map.Entry.comparingByKey()));
        for (Map.Entry<String, Alike> person : all) {
            if (!isBeaten(person.getValue().efforts, person.getKey())) {
                people.add(new Candidate(person.getKey(), person.getValue().offers()));
            }
        }
    }

    /** The people present who could be needed, by id. */
    List<Candidate> people() {
        return people.stream()
                .map(person -> new Candidate(
                        person.personId,
                        person.offers.stream()
                                .filter(offer -> !isBeaten(offer.gains(), offer.effort(), person.personId))
                                .toList()))
                .filter(person -> !person.offers.isEmpty())
                .sorted(Comparator.comparing(Candidate::personId))
                .toList();
    }

    /** What each of any number of newcomers could do. */
    List<Offer> newcomer() {
        return offers(Set.of(), COMING);
    }

    /** The people by the relevant codes that they hold. */
    private Collection<Alike> alike(Map<String, Set<String>> held, Set<Holding> holdings) {
        Set<String> relevant = new HashSet<>();
        holdings.forEach(holding -> holding.collectCodes(relevant));
        Map<Set<String>, Alike> alike = new HashMap<>();
        held.forEach((person, codes) -> {
            Set<String> ofThose = new HashSet<>(codes);
            ofThose.retainAll(relevant);
            alike.computeIfAbsent(ofThose, Alike::new).people.add(person);
        });
        return alike.values();
    }

    private int[] efforts(Set<String> held) {
        return headcounts.stream()
                .mapToInt(headcount -> headcount.counts(held)
                        ? 0
                        : headcount.accepted().stream()
                                .map(holding -> ways.least(holding, held))
                                .flatMapToInt(OptionalInt::stream)
                                .min()
                                .orElse(0))
                .toArray();
    }

    /** True if enough others could do for less whatever these people could do: then they are never needed. */
    private boolean isBeaten(int[] efforts, String personId) {
        for (int effort : efforts) {
            BitSet gains = new BitSet();
            for (int i = 0; i < efforts.length; i++) {
                gains.set(i, efforts[i] > 0 && efforts[i] <= effort);
            }
            // what costs this much gains no more than what none of the rest costs more than
            if (effort > 0 && !isBeaten(gains, effort, personId)) {
                return false;
            }
        }
        return true;
    }

    /** True if enough others could gain all that for less, or for as much and come first in order. */
    private boolean isBeaten(BitSet gains, int effort, String personId) {
        int others = 0;
        for (Candidate other : people) {
            others += other.beats(gains, effort, personId) ? 1 : 0;
        }
        return others >= most;
    }

    /** What each way gains, without ways that gain no more than a cheaper one. */
    private List<Offer> offers(Set<String> held, int coming) {
        Map<BitSet, Offer> best = new HashMap<>();
        for (Way way : ways.of(held)) {
            BitSet gains = gains(held, way);
            if (!gains.isEmpty()) {
                Offer offer = new Offer(way, gains, way.size() + coming);
                best.merge(gains, offer, (a, b) -> PREFERENCE.compare(a, b) <= 0 ? a : b);
            }
        }
        return best.values().stream()
                .filter(offer ->
                        best.values().stream().noneMatch(other -> other != offer && other.coversAtNoMore(offer)))
                .sorted((a, b) -> Way.ORDER.compare(a.way(), b.way()))
                .toList();
    }

    private BitSet gains(Set<String> held, Way way) {
        Set<String> then = new HashSet<>(held);
        then.addAll(way.codes());
        BitSet gains = new BitSet();
        for (int i = 0; i < headcounts.size(); i++) {
            Headcount headcount = headcounts.get(i);
            gains.set(i, headcount.counts(then) && !headcount.counts(held));
        }
        return gains;
    }
}
