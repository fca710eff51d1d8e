package dev.assay.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** All that was measured, and the table of its medians. */
final class Figures {
    private static final String ROW = "%-60s %9s %9s %9s %9s %9s%n";

    private record Key(String what, String who) {}

    private final Map<Key, List<Cost>> costs = new LinkedHashMap<>();

    /** @param who the build; empty for what is compared with builds */
    void add(String what, String who, Cost cost) {
        costs.computeIfAbsent(new Key(what, who), key -> new ArrayList<>()).add(cost);
        System.err.printf(
                Locale.ROOT,
                "%s %s: %.1f s, %.1f CPU s, %.0f MB %s%n",
                what,
                who,
                cost.seconds(),
                cost.cpuSeconds(),
                cost.peakMegabytes(),
                cost.parts());
    }

    /** The medians, and of each the ratio to the same of the other build. */
    void print(int partners, long facts) {
        System.out.printf(Locale.ROOT, "%n%,d partners, %,d facts%n", partners, facts);
        System.out.printf(ROW, "", "seconds", "ratio", "CPU s", "ratio", "MB");
        costs.forEach((key, all) -> {
            List<Cost> other = key.who().equals("this") ? costs.get(new Key(key.what(), "other")) : null;
            boolean peer = key.who().isEmpty();
            ToDoubleFunction<Cost> time = peer ? part("work") : Cost::seconds;
            System.out.printf(
                    ROW,
                    peer ? key.what() : key.what() + ", " + key.who(),
                    decimals(median(all, time)),
                    ratio(all, other, time),
                    decimals(median(all, Cost::cpuSeconds)),
                    ratio(all, other, Cost::cpuSeconds),
                    "%.0f".formatted(median(all, Cost::peakMegabytes)));
            if (!peer) {
                steps(all).forEach(step -> System.out.printf(
                        ROW, "    " + step, decimals(median(all, part(step))), ratio(all, other, part(step)), "", "", ""));
            }
        });
        ratio("every partner evaluated", "evaluation", Peer.READING.words);
        ratio("first night", "deliveries", Peer.INSERTS_1.words);
        ratio("first night", "deliveries", Peer.INSERTS_2.words);
        ratio("first night", "evaluation", Peer.READING.words);
        ratio("first night", "evaluation", Peer.RESULTS_1.words);
        ratio("first night", "evaluation", Peer.GUIDES.words);
        ratio("every partner evaluated", "evaluation", Peer.GUIDES.words);
    }

    private static String ratio(List<Cost> all, @Nullable List<Cost> other, ToDoubleFunction<Cost> figure) {
        return other == null || median(other, figure) == 0 ? "" : decimals(median(all, figure) / median(other, figure));
    }

    private void ratio(String night, String step, String floor) {
        List<Cost> nights = costs.get(new Key(night, "this"));
        List<Cost> floors = costs.get(new Key(floor, ""));
        if (nights != null && floors != null) {
            System.out.printf(
                    Locale.ROOT,
                    "%s, %s / %s: %.2f%n",
                    night,
                    step,
                    floor,
                    median(nights, part(step)) / median(floors, part("work")));
        }
    }

    private static TreeSet<String> steps(List<Cost> all) {
        TreeSet<String> steps = new TreeSet<>();
        all.forEach(cost -> cost.parts().forEach((step, seconds) -> {
            if (seconds >= 0.1 && !step.startsWith("range")) {
                steps.add(step);
            }
        }));
        return steps;
    }

    private static ToDoubleFunction<Cost> part(String name) {
        return cost -> cost.parts().getOrDefault(name, 0.0);
    }

    private static double median(List<Cost> all, ToDoubleFunction<Cost> figure) {
        List<Cost> sorted =
                all.stream().sorted(Comparator.comparingDouble(figure)).toList();
        return figure.applyAsDouble(sorted.get(sorted.size() / 2));
    }

    private static String decimals(double figure) {
        return String.format(Locale.ROOT, "%.2f", figure);
    }
}
