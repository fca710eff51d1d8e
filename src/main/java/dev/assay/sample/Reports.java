package dev.assay.sample;

import dev.assay.facts.Feed;
import dev.assay.sample.Targets.Target;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** The monthly metrics of one partner. Each month by itself is high enough, whatever the window. */
final class Reports {
    /** Percentage of partners that need no metric and report one anyway. */
    private static final int IDLE = 60;
    /** The maximum that those report, in percent of what would be required. */
    private static final int IDLE_LEVEL = 10;
    /** Percentage of metrics whose newest month is corrected in a night. */
    private static final int RESTATED = 2;
    /** How much a month may exceed others, in percent. */
    private static final int SWING = 8;

    private final Plan plan;
    private final Targets targets;
    private final Pen pen;
    private final SplittableRandom random;
    /** The minimum monthly value, by metric. */
    private final Map<String, BigDecimal> usual = new TreeMap<>();

    private final Map<String, SampleRow> newest = new TreeMap<>();

    Reports(Plan plan, Targets targets, Pen pen) {
        this.plan = plan;
        this.targets = targets;
        this.pen = pen;
        this.random = pen.random();
    }

    /** Writes a year, or the longest window if that is longer. */
    void begin() {
        plan.needed().monthly(plan.country().market()).forEach((metric, least) -> {
            int percent = exact() ? 100 : 101 + random.nextInt(120);
            usual.put(metric, percent(least, percent, RoundingMode.CEILING));
        });
        Target other = usual.isEmpty() && random.nextInt(100) < IDLE
                ? targets.any(Story.Kind.FIGURE, Integer.MAX_VALUE, random)
                : null;
        if (other != null) {
            int percent = random.nextInt(IDLE_LEVEL);
            other.recipe()
                    .monthly(plan.country().market())
                    .forEach((metric, least) -> usual.put(metric, percent(least, percent, RoundingMode.DOWN)));
        }
        usual.keySet()
                .forEach(metric ->
                        write(metric, running().minusMonths(plan.needed().months())));
    }

    void change() {
        newest.replaceAll((metric, row) -> random.nextInt(100) < RESTATED ? more(row) : row);
        newest.forEach(
                (metric, row) -> write(metric, YearMonth.parse(row.get("month")).plusMonths(1)));
    }

    /** Sets the newest month back. */
    void fall() {
        newest.replaceAll((metric, row) -> pen.change(row, "value", 0));
    }

    /** The current, incomplete month. */
    private YearMonth running() {
        return YearMonth.from(pen.date());
    }

    private boolean exact() {
        return plan.story().kind() == Story.Kind.FIGURE;
    }

    private SampleRow more(SampleRow row) {
        return pen.change(row, "value", percent(new BigDecimal(row.get("value")), 103, RoundingMode.CEILING));
    }

    private void write(String metric, YearMonth from) {
        for (YearMonth month = from; month.isBefore(running()); month = month.plusMonths(1)) {
            int percent = 100 + (exact() ? 0 : random.nextInt(SWING));
            BigDecimal value = percent(usual.getOrDefault(metric, BigDecimal.ZERO), percent, RoundingMode.DOWN);
            newest.put(metric, pen.write(Feed.METRICS, plan.partnerId(), metric, month, value));
        }
    }

    /** Rounded to integers. */
    private static BigDecimal percent(BigDecimal value, int percent, RoundingMode rounding) {
        return value.multiply(BigDecimal.valueOf(percent, 2)).setScale(0, rounding);
    }
}
