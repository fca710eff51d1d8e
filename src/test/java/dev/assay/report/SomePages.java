package dev.assay.report;

import dev.assay.cause.Cause;
import dev.assay.report.ReportPage.Bar;
import dev.assay.report.ReportPage.Centre;
import dev.assay.report.ReportPage.Levels;
import dev.assay.report.ReportPage.Listing;
import dev.assay.report.ReportPage.Notice;
import dev.assay.report.ReportPage.Share;
import dev.assay.standing.RiskState;
import dev.assay.store.delivery.LeftOut;
import dev.assay.store.history.RunFigures;
import dev.assay.store.history.RunFigures.Intake;
import dev.assay.store.history.RunFigures.StepTime;
import dev.assay.store.history.RunFindings.Change;
import dev.assay.store.history.RunFindings.EndingOverride;
import dev.assay.store.history.RunFindings.OpenRisk;
import dev.assay.store.history.RunFindings.RiskCounts;
import dev.assay.store.run.NightFigures.DeliveryLine;
import dev.assay.store.run.NightFigures.RejectionLine;
import dev.assay.store.run.RangeStore;
import dev.assay.store.run.Run;
import dev.assay.store.run.RunStatus;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Pages to look at, with texts of one's choice in every place where a text of a feed, a file or an operator goes. */
final class SomePages {
    static final LocalDate DATE = LocalDate.of(2026, 3, 31);

    /** What may stand in a feed and must stay text: each tries to run or to break out in another way. */
    static final List<String> HOSTILE = List.of(
            "<script>document.title='struck'</script>",
            "\"><img src=x onerror=\"document.title='struck'\">",
            "' onmouseover='document.title=1' x='",
            "</title></style></svg></textarea><script>document.title='struck'</script>",
            "<svg/onload=document.title='struck'>",
            "<link rel=stylesheet href=https://example.org/x.css><base href=//example.org>",
            "<!--",
            "]]>&lt;b&gt;&#60;",
            "\u202Egnp.exe \u2066unclosed \u05d0\u05d1\u05d2",
            "Verylongnamewithoutablank".repeat(8),
            "<meta http-equiv=refresh content='0;url=https://example.org'>",
            "@if(true) ${page} {{7*7}}");

    private SomePages() {}

    /** A run of a status; the n-th night before the last has the number 30 - n. */
    static Run run(RunStatus status, int daysBefore, String text) {
        long id = 30L - daysBefore;
        LocalDate date = DATE.minusDays(daysBefore);
        return new Run(
                id,
                date,
                1,
                status,
                text,
                text,
                "0".repeat(64),
                id == 1 ? null : Long.valueOf(id - 1),
                id,
                date.atTime(2, 0),
                date.atTime(2, 5),
                date.atTime(2, 5),
                null,
                null,
                null,
                true,
                0L,
                1000 + daysBefore,
                2,
                12L + daysBefore,
                7,
                text,
                text,
                1000L + daysBefore,
                30L);
    }

    static RunFigures figures(int daysBefore, String text) {
        Run run = run(RunStatus.PUBLISHED, daysBefore, text);
        boolean first = run.comparedWith() == null;
        return new RunFigures(
                run,
                List.of(
                        new StepTime("deliveries", Duration.ofSeconds(20 + daysBefore)),
                        new StepTime("evaluation", Duration.ofSeconds(60 - daysBefore))),
                new Intake(6, 12_345, 12_000, 3),
                30L + daysBefore * 37 % 11,
                first ? null : Long.valueOf(daysBefore * 7 % 5),
                first ? null : Long.valueOf(daysBefore * 5 % 9));
    }

    /** This night and those before it, the newest first. */
    static List<RunFigures> nights(int count, String text) {
        List<RunFigures> nights = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            nights.add(figures(i, text));
        }
        return nights;
    }

    /** A page on which each of the texts stands in every place. */
    static ReportPage with(List<String> texts) {
        List<RunFigures> nights = nights(30, texts.get(0));
        NightCharts charts = new NightCharts(nights);
        List<OpenRisk> risks = each(texts, SomePages::risk);
        RiskCounts counts = new RiskCounts(1_031, 29, 7, 24);
        List<Notice> notices = new ArrayList<>(Notices.of(nights.get(0)));
        texts.forEach(text -> notices.add(new Notice(text, List.of(text))));
        return new ReportPage(
                nights.get(0),
                Headline.of(nights.get(0), counts, risks, null) + String.join(" ", texts),
                notices,
                Tiles.of(nights.get(0), counts, charts),
                new Listing<>(each(texts, SomePages::change), 1_000),
                new Listing<>(risks, 1_031),
                each(texts, text -> new Bar(text, "17", 50)),
                each(
                        texts,
                        text -> new Centre(
                                text,
                                List.of(new Levels(
                                        text, List.of(new Share("silver", 12, 0, 60), new Share("gold", 5, 60, 25)))))),
                new Listing<>(each(texts, SomePages::override), 77),
                new Listing<>(each(texts, SomePages::delivery), texts.size()),
                new Listing<>(each(texts, text -> new RejectionLine(1, text, 17, text, text, text)), 99),
                new Listing<>(each(texts, text -> new RangeStore.Failure(text, text)), 99),
                Map.of(texts.get(0), 3L),
                each(texts, text -> new Bar(text, "4.2 s", 100)),
                new ReportPage.Nights(charts.charts(), nights));
    }

    private static <T> List<T> each(List<String> texts, Function<String, T> made) {
        return texts.stream().map(made).toList();
    }

    private static List<Cause> causes(String text) {
        return List.of(new Cause(Cause.Kind.PERSON_LEFT, text, text, text, DATE, text));
    }

    private static Change change(String text) {
        return new Change(text, text, text, "GOLD", "SILVER", "GOLD", "GOLD", -1, causes(text));
    }

    private static OpenRisk risk(String text) {
        return new OpenRisk(
                text, text, text, RiskState.LOST, "GOLD", "SILVER", true, null, DATE.plusDays(97), DATE, causes(text));
    }

    private static EndingOverride override(String text) {
        return new EndingOverride(text, text, text, text, null, null, text, text, DATE.plusDays(9));
    }

    private static DeliveryLine delivery(String text) {
        return new DeliveryLine(1, "partners", text, "HELD", text, 100, 90, 4, 3, 3, 0, 30L, false, LeftOut.NONE, 0);
    }
}
