package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.store.history.RunFigures;
import dev.assay.store.history.RunFindings.RiskCounts;
import dev.assay.store.run.RunStatus;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ReportPageTest {
    private static final Pattern TAG =
            Pattern.compile("<([a-z][a-z0-9]*)((?:\\s+[a-zA-Z0-9-]+(?:=\"[^\"<]*\")?)*)\\s*/?>");
    private static final Pattern ATTRIBUTE = Pattern.compile("([a-zA-Z0-9-]+)(?:=\"([^\"]*)\")?");

    @Test
    void whatever_the_texts_are_the_page_has_the_same_elements_and_attributes() {
        List<String> tame = IntStream.range(0, SomePages.HOSTILE.size())
                .mapToObj(i -> "tame " + i)
                .toList();

        List<String> hostile = tags(RunReport.html(SomePages.with(SomePages.HOSTILE)));

        assertThat(hostile).isEqualTo(tags(RunReport.html(SomePages.with(tame))));
        assertThat(hostile).isNotEmpty().noneMatch(tag -> tag.matches("script.*|.* on[a-z]+.*|iframe.*|object.*"));
    }

    @Test
    void the_page_asks_for_nothing_from_outside() {
        String html = RunReport.html(SomePages.with(List.of("tame")));

        assertThat(attributes(html, "src")).isEmpty();
        assertThat(attributes(html, "href"))
                .isNotEmpty()
                .allMatch(link -> link.startsWith("#")
                        || link.equals("data:,")
                        || link.startsWith("data:text/csv;charset=utf-8;base64,"));
        assertThat(html).doesNotContain("@import", "url(", "http://", "https://");
    }

    @Test
    void every_chart_says_in_words_what_it_shows_and_every_reference_has_a_target() {
        String html = RunReport.html(SomePages.with(List.of("tame")));
        List<String> ids = attributes(html, "id");

        assertThat(new HashSet<>(ids)).hasSameSizeAs(ids);
        Set<String> referred = new HashSet<>(attributes(html, "aria-labelledby"));
        referred.addAll(attributes(html, "aria-describedby"));
        attributes(html, "href").stream()
                .filter(link -> link.startsWith("#"))
                .forEach(link -> referred.add(link.substring(1)));
        assertThat(ids).containsAll(referred);
        assertThat(html)
                .containsSubsequence(
                        "role=\"img\"", "<title", "Open risks", "<desc", "From 30 to 40 open risks per night")
                .contains("Tonight: 0 rose, 0 fell.", "business date");
    }

    @Test
    void a_list_that_is_cut_says_how_many_more_there_are_and_where() {
        String html = RunReport.html(SomePages.with(List.of("tame")));

        assertThat(html)
                .contains("and 999 more: <code>SELECT * FROM v1_standing_change WHERE run_id = 30</code>")
                .contains(
                        "and 1,030 more: <code>SELECT * FROM v1_renewal_risk WHERE cleared_on IS NULL</code>, as published now");
    }

    @Test
    void the_headline_says_of_every_status_what_readers_see() {
        List<String> said = new ArrayList<>();
        for (RunStatus status : RunStatus.values()) {
            RunFigures f = SomePages.figures(3, "why");
            RunFigures figures = new RunFigures(
                    SomePages.run(status, 3, "why"), f.steps(), f.intake(), f.openRisks(), f.rose(), f.fell());
            said.add(Headline.of(
                    figures, new RiskCounts(0, 0, 0, 0), List.of(), SomePages.run(RunStatus.PUBLISHED, 4, "")));
        }
        assertThat(said)
                .containsExactly(
                        "This night has not finished. Readers continue to see the night of 2026-03-27.",
                        "This night is held, so nothing of it is published yet. If it is released:"
                                + " No renewal is at risk. Tonight 6 levels fell and 1 rose.",
                        "No renewal is at risk. Tonight 6 levels fell and 1 rose.",
                        "No renewal is at risk. Tonight 6 levels fell and 1 rose.",
                        "This night failed before anything was published. Readers continue to see the night of 2026-03-27.",
                        "This night was stopped before anything was published. Readers continue to see the night of 2026-03-27.",
                        "This night was held and then discarded. Its result was: No renewal is at risk."
                                + " Tonight 6 levels fell and 1 rose.");
    }

    /** Each tag as its name and the names of its attributes, what looks like one in the text included. */
    private static List<String> tags(String html) {
        List<String> tags = new ArrayList<>();
        Matcher tag = Pattern.compile("<[^>]*>").matcher(html);
        while (tag.find()) {
            Matcher good = TAG.matcher(tag.group());
            if (good.matches()) {
                StringBuilder names = new StringBuilder(good.group(1));
                Matcher attribute = ATTRIBUTE.matcher(good.group(2));
                while (attribute.find()) {
                    names.append(' ').append(attribute.group(1));
                }
                tags.add(names.toString());
            } else {
                tags.add(tag.group());
            }
        }
        return tags;
    }

    private static List<String> attributes(String html, String name) {
        List<String> values = new ArrayList<>();
        Matcher matcher = Pattern.compile("\\s" + name + "=\"([^\"]*)\"").matcher(html);
        while (matcher.find()) {
            values.add(matcher.group(1));
        }
        return values;
    }
}
