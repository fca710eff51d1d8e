package dev.assay.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.assay.rules.Benefit;
import dev.assay.rules.Competency;
import dev.assay.rules.Holding;
import dev.assay.rules.Ladder;
import dev.assay.rules.MembershipLevel;
import dev.assay.rules.Requirement;
import dev.assay.rules.Rulebook;
import dev.assay.rules.Threshold;
import dev.assay.rules.Window;
import dev.assay.yaml.Problem;
import dev.assay.yaml.YamlFiles;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulebookLoaderTest {
    private static final Path GOOD = Path.of("src/test/resources/rulebook/good");
    private static final String SMALL =
            """
            rulebook: %s
            effective_from: %s
            credentials:
              70-532: {title: Developing Solutions, kind: exam}
            competencies:
              cloud:
                title: Cloud
                center: Cloud Platform
                gold:
                  - path: people
                    requires:
                      - {id: gold-people, people: 1, holding: 70-532}
            """;

    private final RulebookLoader loader = new RulebookLoader();

    @TempDir
    private Path folder;

    @Test
    void ladders_are_read_and_each_competency_is_on_its_own() throws IOException {
        Files.copy(GOOD.resolve("ladders.yaml"), folder.resolve("ladders.yaml"));
        Rulebook book = loader.load(folder).rulebooks().versions().get(0);

        Competency services = book.competencies().get("SERVICES");
        assertThat(services.ladder())
                .isEqualTo(new Ladder(
                        "tiers",
                        List.of("select", "advanced", "premier"),
                        Ladder.Term.ENROLMENT,
                        6,
                        Period.ofDays(30)));
        assertThat(services.ladder().levels())
                .extracting(level -> services.paths(level).size())
                .containsExactly(1, 0, 1);
        assertThat(book.competencies().get("CLOUD").ladder().highest()).isEqualTo(MembershipLevel.GOLD);
    }

    @Test
    void every_kind_of_requirement_is_read() {
        Competency cloud = allKinds().competencies().get("CLOUD-PLATFORM");

        assertThat(cloud.center()).isEqualTo("Cloud Platform");
        assertThat(cloud.paths(MembershipLevel.SILVER).get(0).requires())
                .containsExactly(
                        new Requirement.Figure(
                                "silver-sales", "SALES", Window.sumOver(12), threshold("15000.5", "0.0001")),
                        new Requirement.Figure(
                                "silver-average",
                                "SALES",
                                Window.averageOver(3),
                                threshold("999999999999999.9999", "999999999999999.9999")),
                        new Requirement.Figure("silver-latest", "SALES", Window.latest(), threshold("0", "0")));
        assertThat(cloud.paths(MembershipLevel.SILVER).get(1).requires())
                .singleElement()
                .isEqualTo(new Requirement.AnyOf(
                        "silver-choice",
                        List.of(
                                List.of(people("silver-two", 2, held("MB2-714"))),
                                List.of(
                                        people(
                                                "silver-one",
                                                1,
                                                new Holding.Any(List.of(
                                                        held("70-532"),
                                                        new Holding.All(
                                                                List.of(held("98"), held("017"), held("1E3")))))),
                                        new Requirement.AnyOf(
                                                "silver-inner",
                                                List.of(List.of(people("Silver Inner", 3, held("98")))))))));
        Holding lead = new Holding.All(List.of(held("70-532"), held("MB2-714")));
        assertThat(cloud.paths(MembershipLevel.GOLD).get(0).requires())
                .containsExactly(new Requirement.DistinctPeople(
                        "gold-team", List.of(people("gold-lead", 1, lead), people("gold-rest", 4, lead))));
    }

    @Test
    void text_stays_text_whatever_it_looks_like() {
        Rulebook book = allKinds();

        assertThat(book.version()).isEqualTo("2016-01");
        assertThat(book.effectiveFrom()).isEqualTo(LocalDate.of(2016, 1, 1));
        assertThat(book.credentials()).containsOnlyKeys("70-532", "MB2-714", "98", "017", "1E3");
        assertThat(book.credentials().get("98").title()).isEqualTo("yes");
        assertThat(book.credentials().get("MB2-714").title()).isEqualTo("714");
        assertThat(book.credentials().get("MB2-714").earnedBy()).isEqualTo(LocalDate.of(2016, 6, 30));
        assertThat(book.credentials().get("MB2-714").countsUntil()).isEqualTo(LocalDate.of(2016, 12, 31));
        assertThat(book.credentials().get("70-532").countsUntil()).isNull();
    }

    @Test
    void benefits_and_competencies_keep_their_order_and_their_codes_are_canonical() {
        assertThat(allKinds().benefits())
                .containsExactly(
                        new Benefit(
                                "LOGO", "Gold logo", Benefit.Basis.MEMBERSHIP, MembershipLevel.GOLD, "CLOUD-PLATFORM"),
                        new Benefit("PRICE", "Price", Benefit.Basis.PROFICIENCY, MembershipLevel.SILVER, null));
        assertThat(allKinds().competencies()).containsOnlyKeys("CLOUD-PLATFORM", "EMPTY-SILVER");
        assertThat(allKinds().competencies().get("EMPTY-SILVER").paths(MembershipLevel.SILVER))
                .isEmpty();
    }

    @Test
    void a_json_file_is_a_rulebook_too() {
        Rulebook book = loader.load(GOOD).rulebooks().versions().get(1);

        assertThat(book.version()).isEqualTo("2016-07");
        assertThat(book.metrics().get("CUSTOMERS").title()).isEqualTo("Customers – 서");
        assertThat(book.competencies()
                        .get("SMCS")
                        .paths(MembershipLevel.GOLD)
                        .get(0)
                        .requires())
                .containsExactly(new Requirement.Figure(
                        "gold-customers", "CUSTOMERS", Window.latest(), threshold("7500.25", "7500.25")));
    }

    @Test
    void a_folder_is_read_by_name_and_other_files_are_left_alone() throws IOException {
        write("b.yml", small("two", "2017-01-01"));
        write("a.YAML", "\uFEFF" + small("one", "2018-01-01"));
        write(".a.yaml.swp", "rubbish");
        write("._a.yaml", "rubbish: [");
        write("README.md", "rubbish: [");
        Files.createDirectory(folder.resolve("old.yaml"));

        LoadedRulebooks loaded = loader.load(folder);

        assertThat(loaded.files()).containsExactly(folder.resolve("a.YAML"), folder.resolve("b.yml"));
        assertThat(loaded.rulebooks().versions()).extracting(Rulebook::version).containsExactly("two", "one");
    }

    @Test
    void the_fingerprint_depends_on_the_contents_of_the_rulebooks_only() throws IOException {
        write("a.yaml", small("one", "2017-01-01"));
        String before = loader.load(folder).fingerprint();
        write("notes.txt", "nothing to do with it");

        assertThat(loader.load(folder).fingerprint()).isEqualTo(before).matches("[0-9a-f]{64}");

        write("a.yaml", small("one", "2017-01-01") + "# a remark\n");
        assertThat(loader.load(folder).fingerprint()).isNotEqualTo(before);
    }

    @Test
    void two_files_of_one_version_or_one_first_day_are_refused() throws IOException {
        write("a.yaml", small("one", "2017-01-01"));
        write("b.yaml", small("one", "2017-01-01"));

        assertThat(problems())
                .containsExactly(
                        "b.yaml:1:1: rulebook one is already used in a.yaml, line 1; give each version a unique name: correct one"
                                + " of them",
                        "b.yaml:2:1: effective_from 2017-01-01 is already used in a.yaml, line 2; only one rulebook can"
                                + " be in force from a day: correct one of them");
    }

    @Test
    void problems_of_all_files_are_reported_together() throws IOException {
        write("a.yaml", small("one", "2017-02-30"));
        write("b.yaml", small("two", "2017-01-01").replace("people: 1", "people: 0"));
        write("c.yaml", small("three", "2018-01-01"));

        assertThat(problems())
                .extracting(line -> line.substring(0, line.indexOf(": ")))
                .containsExactly("a.yaml:2:1", "b.yaml:12:31");
    }

    @Test
    void an_absent_folder_is_refused() {
        Path absent = folder.resolve("absent");
        assertThatExceptionOfType(RulebookException.class)
                .isThrownBy(() -> loader.load(absent))
                .withMessage("rulebooks refused:\n" + absent
                        + ": is not a folder; name the folder that holds the rulebooks");
    }

    @Test
    void a_folder_without_rulebooks_is_refused() {
        assertThatExceptionOfType(RulebookException.class)
                .isThrownBy(() -> loader.load(folder))
                .satisfies(refused -> assertThat(refused.problems())
                        .containsExactly(new Problem(
                                folder,
                                0,
                                0,
                                "holds no rulebook; put at least one file *.yaml, *.yml or *.json into it")));
    }

    @Test
    void a_file_that_is_too_large_is_refused_unread() throws IOException {
        write("a.yaml", small("one", "2017-01-01") + "#".repeat(YamlFiles.MAX_BYTES));

        assertThat(problems())
                .containsExactly("a.yaml: is larger than 2097152 bytes; is it a rulebook? Remove what does not belong"
                        + " to it");
    }

    @Test
    void a_file_that_does_not_exist_is_a_problem_of_the_check() {
        Path absent = folder.resolve("absent.yaml");
        assertThat(loader.check(List.of(absent)))
                .containsExactly(new Problem(absent, 0, 0, "is not a file; name an existing rulebook file"));
    }

    @Test
    void the_check_of_good_files_finds_nothing() {
        assertThat(loader.check(loader.load(GOOD).files())).isEmpty();
    }

    private Rulebook allKinds() {
        return loader.load(GOOD).rulebooks().versions().get(0);
    }

    private List<String> problems() {
        try {
            loader.load(folder);
            return List.of();
        } catch (RulebookException e) {
            return e.problems().stream()
                    .map(problem -> problem.toString().replace(folder + "/", ""))
                    .toList();
        }
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private static String small(String version, String from) {
        return SMALL.formatted(version, from);
    }

    private static Threshold threshold(String developed, String developing) {
        return new Threshold(new BigDecimal(developed), new BigDecimal(developing));
    }

    private static Requirement.People people(String id, int count, Holding holding) {
        return new Requirement.People(id, count, holding);
    }

    private static Holding held(String code) {
        return new Holding.Held(code);
    }
}
