package dev.assay.report;

import dev.assay.language.Titles;
import dev.assay.standing.RiskState;
import dev.assay.store.history.RunFindings.OpenRisk;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Filters for the table of risks that work without a script: each option has a CSS class, which matching rows carry,
 * and the style sheet hides the other rows while the option is selected.
 */
public final class RiskFilters {
    private static final int[] DAYS = {30, 60, 90};

    private final List<OpenRisk> risks;
    private final List<Choices> choices;

    /** @param risks the listed ones */
    RiskFilters(List<OpenRisk> risks, LocalDate date, Titles titles, LevelScale ladders) {
        this.risks = List.copyOf(risks);
        this.choices = Stream.of(
                        due(date),
                        levels(ladders),
                        new Choices("state", "State", false, states()),
                        new Choices(
                                "since", "Since", false, List.of(new Choice("f-new", "Tonight", risk -> risk.openedOn()
                                        .equals(date)))),
                        causes(),
                        competencies(titles))
                .filter(this::tells)
                .toList();
    }

    /**
     * Options of which one is selected.
     *
     * @param name unique in the page
     * @param folded whether the group is collapsed, because it is long and rarely used
     */
    public record Group(String name, String legend, boolean folded, List<Option> options) {}

    /** An option with its CSS class and the number of rows that match. */
    public record Option(String word, String label, long lines) {}

    private record Choices(String name, String legend, boolean folded, List<Choice> choices) {}

    private record Choice(String word, String label, Predicate<OpenRisk> leaves) {}

    /** The CSS classes of a row. */
    String marks(OpenRisk risk) {
        return choices.stream()
                .flatMap(group -> group.choices().stream())
                .filter(choice -> choice.leaves().test(risk))
                .map(Choice::word)
                .collect(Collectors.joining(" "));
    }

    /** The options that match some rows, in groups in which at least one option hides some. */
    List<Group> groups() {
        return choices.stream()
                .map(group -> new Group(
                        group.name(),
                        group.legend(),
                        group.folded(),
                        group.choices().stream()
                                .map(choice -> new Option(choice.word(), choice.label(), lines(choice)))
                                .filter(option -> option.lines() > 0)
                                .toList()))
                .toList();
    }

    private boolean tells(Choices group) {
        return group.choices().stream().anyMatch(choice -> lines(choice) > 0 && lines(choice) < risks.size());
    }

    private long lines(Choice choice) {
        return risks.stream().filter(choice.leaves()).count();
    }

    private static Choices due(LocalDate date) {
        return new Choices(
                "due",
                "Due within",
                false,
                Arrays.stream(DAYS)
                        .mapToObj(days -> new Choice("f-d" + days, days + " days", risk -> !risk.renewsOn()
                                .isAfter(date.plusDays(days))))
                        .toList());
    }

    private Choices levels(LevelScale ladders) {
        List<LevelMark> levels = risks.stream()
                .map(risk -> ladders.mark(risk.competencyCode(), risk.displayed()))
                .distinct()
                .sorted(Comparator.comparingInt(LevelMark::fromTop).thenComparing(LevelMark::name))
                .toList();
        return new Choices(
                "level",
                "Level",
                false,
                numbered(
                        "f-l",
                        levels,
                        LevelMark::label,
                        (level, risk) -> level.equals(ladders.mark(risk.competencyCode(), risk.displayed()))));
    }

    private static List<Choice> states() {
        return Stream.of(RiskState.LOST, RiskState.LAPSING)
                .map(state -> {
                    String small = state.name().toLowerCase(Locale.ROOT);
                    return new Choice("f-" + small, state.name().charAt(0) + small.substring(1), (Predicate<OpenRisk>)
                            risk -> risk.state() == state);
                })
                .toList();
    }

    private Choices causes() {
        return new Choices(
                "cause",
                "Cause",
                true,
                numbered(
                        "f-k",
                        risks.stream()
                                .flatMap(risk -> risk.causes().stream())
                                .map(cause -> cause.kind())
                                .distinct()
                                .sorted()
                                .toList(),
                        Wording::kind,
                        (kind, risk) -> risk.causes().stream().anyMatch(cause -> cause.kind() == kind)));
    }

    private Choices competencies(Titles titles) {
        return new Choices(
                "competency",
                "Competency",
                true,
                numbered(
                        "f-c",
                        risks.stream()
                                .map(OpenRisk::competencyCode)
                                .distinct()
                                .sorted(Comparator.comparing(titles::competency))
                                .toList(),
                        titles::competency,
                        (code, risk) -> risk.competencyCode().equals(code)));
    }

    private static <T> List<Choice> numbered(
            String word, List<T> values, Function<T, String> label, BiPredicate<T, OpenRisk> leaves) {
        return IntStream.range(0, values.size())
                .mapToObj(
                        i -> new Choice(word + i, label.apply(values.get(i)), risk -> leaves.test(values.get(i), risk)))
                .toList();
    }
}
