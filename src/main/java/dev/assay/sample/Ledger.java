package dev.assay.sample;

import dev.assay.facts.MetricMonth;
import dev.assay.rules.Metric;
import dev.assay.rules.Requirement;
import dev.assay.rules.Window;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** The monthly figures of one partner. */
final class Ledger {
    private static final int MONTHS = 12;
    /** In percent: months restated upwards, per figure and night. */
    private static final int RESTATED = 2;
    /** In percent of the smallest threshold. */
    private static final int IDLE_LEVEL = 25;

    private static final double TIGHT = 1.01;

    private final Plan plan;
    private final Pen pen;
    private final Nights nights;
    private final Catalogue catalogue;
    private final SplittableRandom random;
    private final int idlePercent;
    private final List<Series> series = new ArrayList<>();
    private final Map<String, TreeMap<YearMonth, MetricMonth>> written = new LinkedHashMap<>();

    /** @param idlePercent of the partners that need no figure: those that report one all the same */
    Ledger(Plan plan, Pen pen, Nights nights, Catalogue catalogue, SplittableRandom random, int idlePercent) {
        this.idlePercent = idlePercent;
        this.plan = plan;
        this.pen = pen;
        this.nights = nights;
        this.catalogue = catalogue;
        this.random = random;
    }

    void begin(int night) {
        Map<String, List<Requirement.Figure>> asked = new LinkedHashMap<>();
        for (Requirement.Figure figure : plan.needed().figures()) {
            asked.computeIfAbsent(figure.metric(), code -> new ArrayList<>()).add(figure);
        }
        asked.values().forEach(figures -> series.add(series(figures)));
        List<List<Requirement.Figure>> all = catalogue.figures();
        if (series.isEmpty() && !all.isEmpty() && random.nextInt(100) < idlePercent) {
            List<Requirement.Figure> figures = all.get(random.nextInt(all.size()));
            series.add(idle(figures));
        }
        YearMonth running = YearMonth.from(nights.date(night));
        for (Series one : series) {
            int months = Math.max(MONTHS, one.months());
            for (int back = months; back >= 1; back--) {
                write(one, running.minusMonths(back));
            }
        }
    }

    void change(int night) {
        YearMonth running = YearMonth.from(nights.date(night));
        boolean falls = plan.happensIn(night) && plan.story() == Story.BELOW;
        for (Series one : series) {
            TreeMap<YearMonth, MetricMonth> months = months(one);
            YearMonth known = months.lastKey();
            if (!falls && random.nextInt(100) < RESTATED) {
                restate(months, known.minusMonths(random.nextInt(Math.min(4, months.size()))));
            }
            for (YearMonth month = known.plusMonths(1); month.isBefore(running); month = month.plusMonths(1)) {
                write(one, month);
            }
        }
        if (falls) {
            fall(running);
        }
    }

    private Series series(List<Requirement.Figure> figures) {
        double margin = plan.story() == Story.BELOW ? TIGHT : 1.05 + random.nextInt(120) / 100.0;
        return Series.of(
                figures, plan.country().market(), scale(figures.get(0).metric()), margin, random.nextInt(1_000));
    }

    /** Far below every threshold. */
    private Series idle(List<Requirement.Figure> figures) {
        BigDecimal least = figures.stream()
                .map(figure -> Fulfilment.perMonth(figure, plan.country().market()))
                .reduce(BigDecimal::min)
                .orElse(BigDecimal.ZERO);
        int scale = scale(figures.get(0).metric());
        long total = least.multiply(BigDecimal.valueOf(random.nextInt(IDLE_LEVEL) * (long) MONTHS, 2))
                .movePointRight(scale)
                .setScale(0, RoundingMode.DOWN)
                .longValueExact();
        return new Series(figures.get(0).metric(), scale, MONTHS, total, 0, random.nextInt(1_000));
    }

    private int scale(String code) {
        Metric metric = catalogue.first().metrics().get(code);
        return metric != null && metric.unit().contains("USD") ? 2 : 0;
    }

    private void write(Series one, YearMonth month) {
        MetricMonth row = new MetricMonth(plan.partnerId(), one.metric(), month, one.value(month), pen.moment());
        months(one).put(month, pen.write(row));
        if (months(one).size() > Math.max(MONTHS, one.months())) {
            months(one).pollFirstEntry();
        }
    }

    private TreeMap<YearMonth, MetricMonth> months(Series one) {
        return written.computeIfAbsent(one.metric(), code -> new TreeMap<>());
    }

    /** A little more than was said before. */
    private void restate(TreeMap<YearMonth, MetricMonth> months, YearMonth month) {
        MetricMonth old = months.get(month);
        if (old != null) {
            int scale = scale(old.metricCode());
            BigDecimal more = old.value().multiply(BigDecimal.valueOf(103, 2)).setScale(scale, RoundingMode.CEILING);
            replace(months, old, more);
        }
    }

    /** Takes back the newest months until the focus is lost. */
    private void fall(YearMonth running) {
        Target focus = plan.targets().get(0);
        Requirement.Figure figure = focus.recipe().figures().get(0);
        TreeMap<YearMonth, MetricMonth> months = written.get(figure.metric());
        if (months == null) {
            throw new IllegalStateException("nothing was written of " + figure.metric());
        }
        for (MetricMonth old : List.copyOf(months.descendingMap().values())) {
            if (old.value().signum() > 0) {
                replace(months, old, BigDecimal.ZERO);
            }
            if (!reached(figure, months, running)) {
                return;
            }
        }
    }

    private boolean reached(Requirement.Figure figure, TreeMap<YearMonth, MetricMonth> months, YearMonth running) {
        if (figure.window().kind() == Window.Kind.LATEST) {
            return months.lastEntry().getValue().value().signum() > 0;
        }
        YearMonth from = running.minusMonths(figure.window().months());
        BigDecimal sum =
                months.tailMap(from).values().stream().map(MetricMonth::value).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal asked = Fulfilment.perMonth(figure, plan.country().market());
        return sum.compareTo(asked.multiply(BigDecimal.valueOf(figure.window().months()))) >= 0;
    }

    /** The row of a month that has one already. It was touched earlier, also if that was in the same night. */
    private void replace(TreeMap<YearMonth, MetricMonth> months, MetricMonth old, BigDecimal value) {
        Instant moment = pen.moment();
        Instant touched =
                moment.isAfter(old.updatedAt()) ? moment : old.updatedAt().plusSeconds(1);
        MetricMonth now = new MetricMonth(old.partnerId(), old.metricCode(), old.month(), value, touched);
        months.put(old.month(), pen.rewrite(old, now));
    }
}
