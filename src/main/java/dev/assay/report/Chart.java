package dev.assay.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A chart of nights, with the coordinates of a drawing of {@link #WIDTH} by {@link #HEIGHT}; the templates only render
 * it.
 *
 * @param id unique in the page
 * @param description the chart in words, for screen readers
 * @param unit of the vertical axis
 * @param bars from the zero line, one or two per night
 * @param line through all nights, as an SVG path; empty if the chart has none
 * @param marks the nights on the line
 * @param ticks of the vertical axis
 * @param dates of the horizontal axis
 * @param zero where the zero line lies
 */
public record Chart(
        String id,
        String title,
        String description,
        String unit,
        List<Box> bars,
        String line,
        List<Mark> marks,
        List<Tick> ticks,
        List<Tick> dates,
        double zero) {
    public static final int WIDTH = 360;
    public static final int HEIGHT = 224;
    public static final int LEFT = 46;
    public static final int RIGHT = 348;
    public static final int TOP = 30;
    public static final int BOTTOM = 176;

    /** A bar; {@code style} is a CSS class, {@code now} marks this night as opposed to earlier ones. */
    public record Box(double x, double y, double width, double height, String style, boolean now) {}

    /** A point of the line. */
    public record Mark(double x, double y, boolean now) {}

    /** A label of an axis, at its position along it. */
    public record Tick(double at, String label, String anchor) {}

    /** The values of one night; null is not drawn. */
    record Night(LocalDate date, @Nullable Double up, @Nullable Double down) {}

    /** A line with one value per night, oldest first; this night is the last. */
    static Chart line(String id, String title, String description, String unit, List<Night> nights) {
        Scale scale = Scale.of(nights);
        StringBuilder path = new StringBuilder();
        List<Mark> marks = new ArrayList<>();
        for (int i = 0; i < nights.size(); i++) {
            Double value = nights.get(i).up();
            if (value != null) {
                Mark mark = new Mark(middle(i, nights.size()), scale.y(value), i == nights.size() - 1);
                path.append(path.isEmpty() ? "M" : "L").append(point(mark));
                marks.add(mark);
            }
        }
        return new Chart(
                id,
                title,
                description,
                unit,
                List.of(),
                path.toString(),
                marks,
                scale.ticks(),
                dates(nights),
                scale.y(0));
    }

    /** A bar upwards, and optionally one downwards, per night, oldest first; this night is the last. */
    static Chart bars(String id, String title, String description, String unit, List<Night> nights) {
        Scale scale = Scale.of(nights);
        double width = Math.min(18, slot(nights.size()) * 0.7);
        List<Box> bars = new ArrayList<>();
        for (int i = 0; i < nights.size(); i++) {
            double x = rounded(middle(i, nights.size()) - width / 2);
            boolean now = i == nights.size() - 1;
            Double up = nights.get(i).up();
            Double down = nights.get(i).down();
            if (up != null && up > 0) {
                double y = scale.y(up);
                bars.add(new Box(x, y, rounded(width), rounded(scale.y(0) - y), "up", now));
            }
            if (down != null && down > 0) {
                double y = scale.y(0);
                bars.add(new Box(x, y, rounded(width), rounded(scale.y(-down) - y), "down", now));
            }
        }
        return new Chart(id, title, description, unit, bars, "", List.of(), scale.ticks(), dates(nights), scale.y(0));
    }

    /** From the smallest to the largest value, including zero, in round steps. */
    private record Scale(double least, double most, double step) {
        static Scale of(List<Night> nights) {
            double up = nights.stream()
                    .mapToDouble(n -> n.up() == null ? 0 : n.up())
                    .max()
                    .orElse(0);
            double down = nights.stream()
                    .mapToDouble(n -> n.down() == null ? 0 : n.down())
                    .max()
                    .orElse(0);
            double step = step((up + down) / 4);
            return new Scale(-Math.ceil(down / step) * step, Math.max(1, Math.ceil(up / step)) * step, step);
        }

        /** The first of 1, 2, 5, 10, 20, ... that is not less. */
        private static double step(double atLeast) {
            double power = Math.pow(10, Math.floor(Math.log10(Math.max(atLeast, 0.1))));
            for (int factor : new int[] {1, 2, 5}) {
                if (factor * power >= atLeast) {
                    return factor * power;
                }
            }
            return 10 * power;
        }

        double y(double value) {
            return rounded(BOTTOM - (value - least) / (most - least) * (BOTTOM - TOP));
        }

        List<Tick> ticks() {
            List<Tick> ticks = new ArrayList<>();
            int from = (int) Math.round(least / step);
            int to = (int) Math.round(most / step);
            for (int i = from; i <= to; i++) {
                double value = Math.abs(i * step);
                String label = value == Math.rint(value)
                        ? String.format(Locale.ROOT, "%,d", (long) value)
                        : String.format(Locale.ROOT, "%.1f", value);
                ticks.add(new Tick(y(i * step), label, "end"));
            }
            return ticks;
        }
    }

    private static List<Tick> dates(List<Night> nights) {
        int last = nights.size() - 1;
        List<Tick> ticks = new ArrayList<>();
        ticks.add(new Tick(middle(0, nights.size()), nights.get(0).date().toString(), last == 0 ? "middle" : "start"));
        if (last > 0) {
            ticks.add(new Tick(
                    middle(last, nights.size()), nights.get(last).date().toString(), "end"));
        }
        return ticks;
    }

    private static double slot(int nights) {
        return (RIGHT - LEFT) / (double) nights;
    }

    private static double middle(int night, int nights) {
        return rounded(LEFT + (night + 0.5) * slot(nights));
    }

    private static String point(Mark mark) {
        return "%s %s".formatted(mark.x(), mark.y());
    }

    private static double rounded(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
