package dev.assay.sample;

import dev.assay.rules.AttainmentPath;
import dev.assay.rules.Competency;
import dev.assay.rules.Credential;
import dev.assay.rules.Holding;
import dev.assay.rules.Metric;
import dev.assay.rules.OfMemberships;
import dev.assay.rules.Requirement;
import dev.assay.rules.Rulebook;
import dev.assay.rules.Rulebooks;
import dev.assay.rules.Threshold;
import dev.assay.rules.Window;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** Two small rulebooks with every kind of requirement; the second one retires an exam and drops a level. */
@NullMarked
final class SomeRulebooks {
    static final LocalDate FIRST = LocalDate.of(2017, 6, 1);
    static final LocalDate SECOND = LocalDate.of(2017, 12, 1);

    private SomeRulebooks() {}

    static Rulebooks both() {
        return new Rulebooks(List.of(
                rulebook("2017-06", FIRST, null, competencies(true)),
                rulebook("2017-12", SECOND, LocalDate.of(2017, 11, 30), competencies(false))));
    }

    private static List<Competency> competencies(boolean early) {
        Holding windows = any("70-410", "70-411", "70-412", "70-740", "70-741");
        Holding azure = any("70-532", "70-533", "70-534");
        Requirement consumption = sum("silver-consumption", "AZURE-CONSUMPTION", 15_000, 10_000);
        return List.of(
                OfMemberships.competency(
                        "DATACENTER",
                        "Datacenter",
                        "Cloud Platform",
                        List.of(path("SOLUTIONS", people("silver-people", 2, windows))),
                        List.of(path("SOLUTIONS", people("gold-people", 4, any("MCSA-WINDOWS-SERVER-2016"))))),
                OfMemberships.competency(
                        "CLOUD-PLATFORM",
                        "Cloud Platform",
                        "Cloud Platform",
                        List.of(path("CONSUMPTION", consumption, people("silver-people", 1, azure))),
                        List.of(path(
                                "CONSUMPTION",
                                sum("gold-consumption", "AZURE-CONSUMPTION", 100_000, 60_000),
                                people("gold-people", 2, azure)))),
                OfMemberships.competency(
                        "CLOUD-CRM",
                        "Cloud CRM",
                        "Business Applications",
                        List.of(path(
                                "RESELLER",
                                new Requirement.DistinctPeople(
                                        "silver-people",
                                        List.of(
                                                people("a", 1, all("MB2-714", "MB2-710")),
                                                people("b", 1, any("MB2-712", "MB2-707")))))),
                        List.of()),
                OfMemberships.competency(
                        "ERP",
                        "ERP",
                        "Business Applications",
                        early ? List.of(path("RESELLER", people("silver-people", 2, any("MB6-890")))) : List.of(),
                        List.of(path("RESELLER", sum("gold-revenue", "ERP-REVENUE", 175_000, 75_000)))),
                OfMemberships.competency(
                        "COMMUNICATIONS",
                        "Communications",
                        "Productivity",
                        List.of(path(
                                "INTEGRATOR",
                                new Requirement.AnyOf(
                                        "silver-any",
                                        List.of(
                                                List.of(people("exams", 2, all("70-334", "70-333"))),
                                                List.of(
                                                        people("certified", 2, any("MCSE-PRODUCTIVITY")),
                                                        new Requirement.Figure(
                                                                "seats",
                                                                "SEATS",
                                                                Window.latest(),
                                                                threshold(100, 50))))))),
                        List.of()));
    }

    private static Rulebook rulebook(
            String version, LocalDate from, @Nullable LocalDate retired, List<Competency> competencies) {
        TreeSet<String> codes = new TreeSet<>(List.of("70-480", "70-339"));
        Map<String, Competency> byCode = new LinkedHashMap<>();
        for (Competency competency : competencies) {
            byCode.put(competency.code(), competency);
            competency.paths().values().stream()
                    .flatMap(List::stream)
                    .flatMap(path -> path.requires().stream())
                    .flatMap(requirement -> requirement.withNested().stream())
                    .forEach(requirement -> {
                        if (requirement instanceof Requirement.People people) {
                            people.holding().collectCodes(codes);
                        }
                    });
        }
        codes.add("MB6-890");
        Map<String, Credential> credentials = new LinkedHashMap<>();
        for (String code : codes) {
            LocalDate countsUntil = code.equals("70-534") && retired != null ? retired.plusDays(9) : null;
            credentials.put(code, new Credential(code, code, "exam", null, countsUntil));
        }
        Map<String, Metric> metrics = new LinkedHashMap<>();
        metrics.put("AZURE-CONSUMPTION", new Metric("AZURE-CONSUMPTION", "Consumption", "USD"));
        metrics.put("ERP-REVENUE", new Metric("ERP-REVENUE", "Revenue", "USD"));
        metrics.put("SEATS", new Metric("SEATS", "Seats", "seats"));
        return new Rulebook(version, from, credentials, metrics, byCode, List.of());
    }

    private static AttainmentPath path(String code, Requirement... requires) {
        return new AttainmentPath(code, List.of(requires));
    }

    private static Requirement.People people(String id, int count, Holding holding) {
        return new Requirement.People(id, count, holding);
    }

    private static Requirement.Figure sum(String id, String metric, long developed, long developing) {
        return new Requirement.Figure(id, metric, Window.sumOver(12), threshold(developed, developing));
    }

    private static Threshold threshold(long developed, long developing) {
        return new Threshold(BigDecimal.valueOf(developed), BigDecimal.valueOf(developing));
    }

    private static Holding any(String... codes) {
        return new Holding.Any(held(codes));
    }

    private static Holding all(String... codes) {
        return new Holding.All(held(codes));
    }

    private static List<Holding> held(String... codes) {
        return Arrays.stream(codes).<Holding>map(Holding.Held::new).toList();
    }
}
