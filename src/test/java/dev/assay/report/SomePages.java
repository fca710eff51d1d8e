package dev.assay.report;

import dev.assay.cause.Cause;
import dev.assay.facts.Feed;
import dev.assay.language.Languages;
import dev.assay.language.Phrases;
import dev.assay.language.Titles;
import dev.assay.operation.Settings;
import dev.assay.outbound.Letter;
import dev.assay.outbound.PartnerPage;
import dev.assay.report.ReportPage.Bar;
import dev.assay.report.ReportPage.ChangeLine;
import dev.assay.report.ReportPage.CriticalLine;
import dev.assay.report.ReportPage.Listing;
import dev.assay.report.ReportPage.Notice;
import dev.assay.report.ReportPage.Operators;
import dev.assay.report.ReportPage.OverrideLine;
import dev.assay.report.ReportPage.PartnerName;
import dev.assay.rules.Rulebooks;
import dev.assay.standing.RiskState;
import dev.assay.standing.Score;
import dev.assay.store.delivery.DeliveryStatus;
import dev.assay.store.delivery.KnownDelivery;
import dev.assay.store.delivery.LeftOut;
import dev.assay.store.delivery.SnapshotScope;
import dev.assay.store.history.RunFigures;
import dev.assay.store.history.RunFigures.Intake;
import dev.assay.store.history.RunFigures.StepTime;
import dev.assay.store.history.RunFindings.OpenRisk;
import dev.assay.store.history.RunFindings.RiskCounts;
import dev.assay.store.history.RunOverview.Due;
import dev.assay.store.history.RunOverview.Move;
import dev.assay.store.history.RunOverview.Reasons;
import dev.assay.store.history.RunOverview.Share;
import dev.assay.store.run.NightFigures.RejectionLine;
import dev.assay.store.run.RangeStore;
import dev.assay.store.run.Run;
import dev.assay.store.run.RunStatus;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Pages with given texts in every place where a text of a feed, a file or an operator is shown. */
final class SomePages {
    static final LocalDate DATE = LocalDate.of(2026, 3, 31);

    /** Hostile texts that must be shown as text: each attempts injection in another way. */
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

    private static final Titles TITLES = new Titles(new Rulebooks(List.of()), DATE);
    private static final Phrases PHRASES = Phrases.forTables(Languages.shipped().english(), TITLES);
    private static final LevelScale LADDERS = new LevelScale(new Rulebooks(List.of()), DATE, PHRASES);

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
                1000L + daysBefore);
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

    /** A page on which each of the texts stands in every place, and which could be of any status: it is held, too. */
    static ReportPage with(List<String> texts) {
        List<RunFigures> nights = nights(30, texts.get(0));
        List<Notice> notices = new ArrayList<>(Notices.of(nights.get(0), each(texts, SomePages::delivery), texts));
        texts.forEach(text -> notices.add(new Notice(text, List.of(text))));
        return page(each(texts, SomePages::risk), notices, nights, texts);
    }

    /** The page of a partner on which each of the texts stands in every place. */
    static PartnerPage ofPartner(List<String> texts) {
        LevelMark gold = LADDERS.mark("", "GOLD");
        return new PartnerPage(
                Languages.shipped().english(),
                String.join(" ", texts),
                DATE,
                texts.get(0),
                texts,
                each(
                        texts,
                        text -> new PartnerPage.Risk(
                                text,
                                gold,
                                text,
                                List.of(
                                        new Letter.Heading(text),
                                        new Letter.Paragraph(text),
                                        new Letter.Bullets(List.of(text))))),
                each(texts, text -> new PartnerPage.Row(text, gold, LADDERS.none(), text)),
                each(
                        texts,
                        text -> new PartnerPage.Detail(
                                text,
                                gold,
                                List.of(
                                        new PartnerPage.Requirement(0, text, "1", "2", true, text, List.of(text)),
                                        new PartnerPage.Requirement(7, text, "1", "2", false, text, List.of())))),
                texts);
    }

    /** A page with so many risks, each of another partner, and nothing odd about it. */
    static ReportPage large(int risks) {
        List<OpenRisk> open = IntStream.range(0, risks)
                .mapToObj(i -> new OpenRisk(
                        "P%05d".formatted(i),
                        "Partner %d Consulting and Engineering Ltd".formatted(i),
                        "COMPETENCY-%d".formatted(i % 18),
                        i % 2 == 0 ? RiskState.LOST : RiskState.LAPSING,
                        i % 3 == 0 ? "GOLD" : "SILVER",
                        "NONE",
                        i % 4 == 0,
                        i % 2 == 0 ? null : DATE.plusDays(9),
                        DATE.plusDays(20 + i / 2),
                        i % 5 == 0 ? DATE : DATE.minusDays(9),
                        List.of(cause(i)),
                        null))
                .toList();
        return page(open, List.of(), nights(30, "2026"), List.of("COMPETENCY-1", "COMPETENCY-2"));
    }

    private static Cause cause(int i) {
        Cause.Kind kind = Cause.Kind.values()[i % Cause.Kind.values().length];
        return new Cause(kind, "gold-people", "u%05d".formatted(i), "AZ-" + i % 30, DATE, "12.5000 of 300");
    }

    private static ReportPage page(
            List<OpenRisk> risks, List<Notice> notices, List<RunFigures> nights, List<String> texts) {
        RunFigures tonight = nights.get(0);
        NightCharts charts = new NightCharts(nights);
        RiskCounts counts = new RiskCounts(1_031, 29, 7, 24);
        List<Due> due = texts.stream()
                .flatMap(text -> IntStream.range(0, 13)
                        .mapToObj(i -> new Due(
                                text,
                                i % 2 == 0 ? "GOLD" : "SILVER",
                                YearMonth.from(DATE).plusMonths(i),
                                70 + i,
                                7 * i % 30)))
                .toList();
        List<Move> moves = each(texts, text -> new Move(text, "GOLD", "SILVER", 3));
        List<Reasons> reasons = reasons(risks);
        RiskTable table = new RiskLines(DATE, PHRASES, TITLES, LADDERS, Map.of()).table(risks, 1_031);
        return new ReportPage(
                tonight,
                Headline.of(tonight, counts, risks, null),
                notices,
                Tiles.of(tonight, counts, charts),
                HeldRun.of(
                        tonight.run(),
                        Map.of(30L, new Share(1_000, 81)),
                        new Settings.Guard(100, 5),
                        HeatTable.of(reasons, TITLES),
                        Map.of("RAISED", 60L),
                        3,
                        nights.get(1).run()),
                RenewalCalendar.of(due, DATE, LADDERS),
                LevelMatrix.of(due, moves, LADDERS),
                HeatTable.of(reasons, TITLES),
                table,
                LevelTable.of(due, moves, reasons, TITLES, LADDERS),
                new Listing<>(each(texts, SomePages::change), 1_000),
                new Listing<>(each(texts, SomePages::critical), 44),
                new Listing<>(each(texts, SomePages::override), 77),
                new Operators(
                        new Listing<>(each(texts, SomePages::delivery), texts.size()),
                        new Listing<>(each(texts, text -> new RejectionLine(1, text, 17, text, text, text)), 99),
                        new Listing<>(each(texts, text -> new RangeStore.Failure(text, text)), 99),
                        Map.of(texts.get(0), 3L),
                        each(texts, text -> new Bar(text, "4.2 s", 100)),
                        charts.charts(),
                        nights));
    }

    private static List<Reasons> reasons(List<OpenRisk> risks) {
        return risks.stream()
                .map(OpenRisk::competencyCode)
                .distinct()
                .map(code -> new Reasons(code, 9, Map.of(Cause.Kind.PERSON_LEFT, 7L, Cause.Kind.METRIC_BELOW, 4L)))
                .toList();
    }

    private static <T> List<T> each(List<String> texts, Function<String, T> made) {
        return texts.stream().map(made).toList();
    }

    private static CriticalLine critical(String text) {
        return new CriticalLine(
                new PartnerName(text, text, null),
                text,
                text,
                new LevelMark("GOLD", text, 0),
                new LevelMark("NONE", text, -1));
    }

    private static ChangeLine change(String text) {
        return new ChangeLine(
                new PartnerName(text, text, null),
                text,
                "fell",
                LADDERS.mark(text, "GOLD"),
                LADDERS.mark(text, "SILVER"),
                LADDERS.mark(text, "GOLD"),
                LADDERS.none(),
                text,
                2);
    }

    /** Ids of partners lead to places within the page; feeds refuse those with other characters. */
    private static OpenRisk risk(String text) {
        return new OpenRisk(
                "P" + Integer.toHexString(text.hashCode()),
                text,
                text,
                RiskState.LOST,
                "GOLD",
                "SILVER",
                true,
                null,
                DATE.plusDays(97),
                DATE,
                List.of(
                        new Cause(Cause.Kind.PERSON_LEFT, text, text, text, DATE, text),
                        new Cause(Cause.Kind.METRIC_BELOW, text, text, text, DATE, text)),
                new Score(new BigDecimal("62.5000"), new BigDecimal("70.0000")));
    }

    private static OverrideLine override(String text) {
        return new OverrideLine(text, new PartnerName(text, text, null), text, text, DATE.plusDays(9), "in 9 days");
    }

    private static KnownDelivery delivery(String text) {
        return new KnownDelivery(
                1,
                Feed.PARTNERS,
                text,
                null,
                null,
                null,
                null,
                null,
                SnapshotScope.FEED,
                DeliveryStatus.HELD,
                text,
                new KnownDelivery.Counts(100, 90, 4, 3, 3, 0),
                LeftOut.NONE,
                0,
                0,
                false,
                null,
                30L);
    }
}
