package dev.assay.sample;

import dev.assay.facts.Feed;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The monthly metrics of one partner of a points programme, each on its course. */
final class CourseReports {
    private final Map<String, Course> courses;
    private final PointsPlan plan;
    private final Pen pen;
    private final Map<String, SampleRow> newest = new TreeMap<>();
    private @Nullable String stagnant;

    CourseReports(PointsPlan plan, Pen pen) {
        this.plan = plan;
        this.pen = pen;
        this.courses = plan.has() == null ? Map.of() : plan.has().courses();
    }

    /** Writes what is compared on the first night. */
    void begin() {
        courses.keySet().forEach(metric -> write(metric, origin()));
    }

    /** Writes the months that are over since the night before; of a metric that stagnates, at least the newest one again. */
    void change() {
        new TreeMap<>(newest).forEach((metric, row) -> {
            YearMonth month = YearMonth.parse(row.get("month"));
            if (metric.equals(stagnant) && !month.plusMonths(1).isBefore(running())) {
                newest.put(metric, pen.change(row, "value", value(metric, month)));
            }
            write(metric, month.plusMonths(1));
        });
    }

    /** From now on nothing is gained in the metric. */
    void stagnate(String metric) {
        stagnant = metric;
    }

    private Object value(String metric, YearMonth month) {
        Course course = courses.get(metric);
        if (course == null) {
            throw new IllegalStateException("no course of " + metric);
        }
        int place = (int) origin().until(month, ChronoUnit.MONTHS);
        return metric.equals(stagnant) ? course.stagnant(place) : course.value(place);
    }

    private void write(String metric, YearMonth from) {
        for (YearMonth month = from; month.isBefore(running()); month = month.plusMonths(1)) {
            newest.put(metric, pen.write(Feed.METRICS, plan.partnerId(), metric, month, value(metric, month)));
        }
    }

    /** The first month that is reported. */
    private YearMonth origin() {
        return YearMonth.from(pen.firstDate()).minusMonths(Design.months(courses));
    }

    /** The current, incomplete month. */
    private YearMonth running() {
        return YearMonth.from(pen.date());
    }
}
