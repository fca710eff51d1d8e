package dev.assay.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.yaml.MutatedTree;
import dev.assay.yaml.Problem;
import dev.assay.yaml.YamlFiles;
import dev.assay.yaml.YamlTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingLoaderTest {
    private static final String GOOD =
            """
            mapping: good
            csv: {delimiter: ;, quotes: false, encoding: windows-1252, unknown_columns: refuse}
            zone: UTC
            columns:
              Partner: {also: [partner]}
              Mail: {optional: true, private: true}
            tables:
              exams: {ignore_case: true, values: {Passed: 70-532}}
            where: {column: Status, in: [ok, fine]}
            feeds:
              achievements:
                where: [{column: Mail, present: true}, {not: {column: Status, equals: fine}}]
                columns:
                  person_id: [{from: Id, strip: X-}, {from: Mail, alias: mail}]
                  credential_code: {from: Exam, clean: [collapse], table: exams, unlisted: reject}
                  earned_on: {from: Day, pattern: [dd/MM/yyyy HH:mm, yyyy-MM-dd]}
                  revoked_on: {from: Day, pattern: d.M.yyyy, when: {column: Status, equals: gone}}
                  updated_at: [{from: At, pattern: iso}, {produced_at: true}]
              associations:
                snapshot: of-partners
                columns: {person_id: Id, partner_id: Partner, linked_on: Day}
            """;

    @TempDir
    Path folder;

    @Test
    void a_good_one_is_loaded_with_its_feeds_in_order() throws IOException {
        Files.writeString(folder.resolve("good.yaml"), GOOD);
        Mapping good = new MappingLoader().load(folder).find("good").orElseThrow();
        assertThat(good.feeds()).extracting(Object::toString).containsExactly("ACHIEVEMENTS", "ASSOCIATIONS");
        assertThat(good.fingerprint()).hasSize(64);
        assertThat(good.fields())
                .filteredOn(SourceField::personal)
                .extracting(SourceField::name)
                .containsExactly("Mail");
    }

    @Test
    void a_folder_that_is_not_there_has_no_mappings_and_an_empty_one_is_a_mistake() {
        assertThat(new MappingLoader().load(folder.resolve("none")).names()).isEmpty();
        assertThatThrownBy(() -> new MappingLoader().load(folder))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("holds no mapping; put at least one file");
    }

    @Test
    void a_page_about_the_mappings_is_none() throws IOException {
        Files.writeString(folder.resolve("good.yaml"), GOOD);
        Files.writeString(folder.resolve("README.md"), "rubbish: [");
        assertThat(new MappingLoader().load(folder).names()).containsExactly("good");
        assertThat(new MappingLoader().in(folder).names()).containsExactly("good");
    }

    @ParameterizedTest(name = "{0} -> {1}: {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            textBlock =
                    """
            mapping: good                    | mapping: bad                     | good.yaml:1:1: mapping is bad but the file is named good.yaml; make them the same
            mapping: good                    | mapping: Good                    | mapping is Good; write the name of the mapping
            feeds:                           | feed:                            | good.yaml:10:1: unknown key "feed"; did you mean feeds? Allowed here: mapping, title
            csv: {                           | json: {}\\ncsv: {                | the mapping is a mapping of mapping, json, csv
            delimiter: ;                     | delimiter: ;;                    | delimiter is ;;; write what stands between two fields: tab, or one character
            quotes: false                    | quotes: no                       | quotes is no; write true or false
            encoding: windows-1252           | encoding: latin1                 | encoding is latin1; write UTF-8, UTF-16 or windows-1252
            zone: UTC                        | zone: Lisbon                     | zone is Lisbon, which is not a valid zone; write one such as UTC or Europe/Lisbon
            zone: UTC                        | title: x                         | the pattern a list in achievements.earned_on needs a zone; add zone: to it or to the mapping
            also: [partner]                  | also: [Mail]                     | column "Mail" is named twice under columns; remove one
            table: exams                     | table: exam                      | unknown table "exam" in achievements.credential_code; did you mean exams? Add it under tables
            {Passed: 70-532}                 | {Passed: 70-532, passed: x}      | "passed" in table exams occurs twice, because case is ignored; remove one
            {Passed: 70-532}                 | {}                               | values is {} in table exams; write a mapping of source values
            clean: [collapse]                | clean: [shout]                   | entry 1 of "clean" is shout in achievements.credential_code; write upper, collapse or code
            unlisted: reject                 | unlisted: drop                   | unlisted is drop in achievements.credential_code; write keep, next or reject
            person_id: Id                    | person: Id                       | unknown column "person" in associations; the columns of associations are person_id
            person_id: Id                    | unlinked_on: Id                  | person_id is missing in associations; give the source of its value
            yyyy-MM-dd]                      | yyyy-dd-MM, yyyy-MM-dd]          | the pattern yyyy-MM-dd in achievements.earned_on reads some texts that yyyy-dd-MM reads too; remove one, as the result would be ambiguous
            yyyy-MM-dd]                      | d/M/yyyy H:mm]                   | reads some texts that dd/MM/yyyy HH:mm reads too
            pattern: d.M.yyyy                | pattern: dd.MMMMM.yyyy           | the pattern dd.MMMMM.yyyy in achievements.revoked_on cannot be used: 'MMMMM' has no meaning in a pattern
            pattern: d.M.yyyy                | pattern: yyyyMd                  | the end of 'M' is ambiguous; write two letters, or a separator
            pattern: d.M.yyyy                | pattern: HH:mm                   | it is not a complete date or time; write one such as dd/MM/yyyy HH:mm
            pattern: d.M.yyyy                | pattern: MM/yyyy                 | the pattern MM/yyyy in achievements.revoked_on has no day; add dd
            strip: X-                        | pattern: dd/MM/yyyy              | person_id in achievements.person_id is not a valid date, month or instant; remove the pattern
            {from: Day, pattern: d.M.yyyy,   | {from: Day, alias: mail,         | an alias in achievements.revoked_on does not identify a person here; only person_id may be taken from one
            {from: Day, pattern: d.M.yyyy,   | {produced_at: true,              | produced_at in achievements.revoked_on is not possible here; only updated_at may be taken from it
            {from: Day, pattern: d.M.yyyy,   | {from: Day, constant: x,         | in achievements.revoked_on; write a mapping of exactly one of from, constant and produced_at
            snapshot: of-partners            | snapshot: all                    | snapshot is all in associations; write of-partners
            {column: Mail, present: true}    | {column: Mail}                   | in achievements; write a mapping of column with exactly one of equals, in, present, begins_with
            zone: UTC                        | zone: UTC\\noverlap: both        | overlap is both; write earlier or later
            zone: UTC                        | zone: UTC\\nmonths: [Jan]         | months is a list; write a list of the twelve months from January on
            zone: UTC                        | zone: UTC\\ntwo_digit_years_from: x | two_digit_years_from is x; write the first of the hundred years
            also: [partner]                  | placeholders: []                 | placeholders is [] in column Partner; write a list of at least one text
            delimiter: ;,                    | delimiter: ;, lines_after_data: 0, | lines_after_data is 0; write how many lines, 1 to 999
            {column: Mail, present: true}    | {column: Mail, contains: x}      | contains in achievements is only for lists in JSON; write equals or in
            {column: Mail, present: true}    | {not: {column: Mail, present: true}, column: Zed} | column in achievements has no effect here; write it inside not, or remove it
            {column: Mail, present: true}    | {column: Mail, present: true, ignore_case: true} | ignore_case in achievements has no effect here; write equals, in, begins_with or contains, or remove it
            {column: Mail, present: true}    | {column: Mail, before: produced_at, ignore_case: true} | ignore_case in achievements has no effect here
            {column: Mail, present: true}    | {column: Mail, present: true, pattern: dd.MM.yyyy} | pattern in achievements has no effect here; write before, not_after, not_before or after
            {column: Mail, present: true}    | {column: Day, before: today}     | before is today in achievements; write produced_at, or a mapping of column
            {from: Id, strip: X-}            | {from: Id, replace: {}}          | replace is {} in achievements.person_id; write a mapping of texts
            {from: Id, strip: X-}            | {from: Id, plus_days: 1}         | person_id in achievements.person_id is not a valid date; remove plus_days
            {from: At, pattern: iso}         | {from: At, pattern: iso, exclusive: true} | exclusive in achievements.updated_at is for dates only; remove it
            pattern: d.M.yyyy, when          | pattern: d.M.yyyy, unfit: next, when | unfit in achievements.revoked_on has no following value; write a list of values, or remove it
            pattern: d.M.yyyy, when          | pattern: d.M.yyyy, valid_for_months: 0, when | valid_for_months is 0 in achievements.revoked_on; write for how many months
            pattern: d.M.yyyy                | pattern: hh:mm d.M.yyyy          | 'h' is the hour before or after noon; write it with 'a' and without 'H'
            pattern: d.M.yyyy                | pattern: [d.M.yyyy, d.M.yy, epoch] | ok
            pattern: d.M.yyyy                | pattern: [yyyyMMdd, epoch]       | the pattern epoch in achievements.revoked_on reads some texts that yyyyMMdd reads too
            snapshot: of-partners            | assertion: {id: Id}              | assertion is not possible in associations; it is only possible in achievements: remove it
            snapshot: of-partners            | assertion: {id: Id, only_revokes: true, revoked: {column: Id, present: true}} | revoked in associations has no effect beside only_revokes: true; remove one
            ^columns: {person_id: Id, partner_id: Partner, linked_on: Day}^ | where: []            | columns is missing in associations; add it: a mapping of the feed's columns
            ^columns: {person_id: Id, partner_id: Partner, linked_on: Day}^ | columns: {} | columns is {} in associations; write a mapping of the feed's columns
            """)
    void a_bad_one_is_refused_with_file_line_and_remedy(String what, String by, String message) throws IOException {
        String bad = GOOD.replaceFirst(java.util.regex.Pattern.quote(what), by.replace("\\n", "\n"));
        assertThat(bad).isNotEqualTo(GOOD);
        Path file = Files.writeString(folder.resolve("good.yaml"), bad);
        if (message.equals("ok")) {
            assertThat(new MappingLoader().check(List.of(file))).isEmpty();
            return;
        }
        assertThat(new MappingLoader().check(List.of(file)))
                .extracting(Problem::toString)
                .anySatisfy(problem ->
                        assertThat(problem).startsWith(folder.toString()).contains(message));
    }

    @Test
    void key_that_is_none_is_refused_when_it_is_loaded() throws IOException {
        Path file = Files.writeString(
                folder.resolve("good.yaml"),
                """
                mapping: good
                json: {jwt: {keys: [{kty: EC, crv: P-999, x: AQ, y: AQ}, {kty: OKP, crv: Ed25519, x: AQ}, {kty: RSA, n: "!", e: AQAB}, {kty: RSA, alg: HS256, n: AQ, e: AQAB}, {kty: RSA, n: 3q2-7w, e: AQAB}]}}
                feeds: {achievements: {assertion: {id: /id, only_revokes: true}}}
                """);
        assertThat(new MappingLoader().check(List.of(file)))
                .extracting(Problem::message)
                .satisfiesExactlyInAnyOrder(
                        problem -> assertThat(problem)
                                .startsWith(
                                        "entry 1 of \"keys\" cannot be used: this kind of key is not supported; write one with kty RSA"),
                        problem -> assertThat(problem)
                                .isEqualTo("entry 2 of \"keys\" cannot be used: x has 1 bytes; an Ed25519 key has 32"),
                        problem -> assertThat(problem)
                                .startsWith("entry 3 of \"keys\" cannot be used: n is not a number in base64url"),
                        problem -> assertThat(problem)
                                .startsWith("entry 4 of \"keys\" cannot be used: this kind of key is not supported"),
                        problem -> assertThat(problem).startsWith("entry 5 of \"keys\" cannot be used: "));
    }

    @Test
    void a_snapshot_needs_a_feed_of_partners_that_has_snapshots() throws IOException {
        Path file = Files.writeString(
                folder.resolve("good.yaml"),
                GOOD.replace("  achievements:\n", "  achievements:\n    snapshot: of-partners\n"));
        assertThat(new MappingLoader().check(List.of(file)))
                .extracting(Problem::message)
                .containsExactly(
                        "snapshot is not possible in achievements; it is only possible in associations and overrides: remove it");
    }

    @Test
    void places_in_json_are_pointers() throws IOException {
        Path file = Files.writeString(
                folder.resolve("good.yaml"),
                "mapping: good\njson: {}\nfeeds: {aliases: {columns: {alias_kind: {constant: mail}, alias: mail, person_id: /a~2}}}\n");
        assertThat(new MappingLoader().check(List.of(file)))
                .extracting(Problem::message)
                .containsExactlyInAnyOrder(
                        "\"mail\" is not a JSON Pointer in aliases.alias; begin it with a slash, such as /recipient/identity, and write ~ as ~0",
                        "\"/a~2\" is not a JSON Pointer in aliases.person_id; begin it with a slash, such as /recipient/identity, and write ~ as ~0");
    }

    /** Puts every kind of wrong value at every place of a valid mapping: each is reported, or it loads. */
    @Test
    void a_wrong_value_at_any_place_is_reported_and_never_breaks_the_check() throws IOException {
        Path good = Files.writeString(folder.resolve("good.yaml"), GOOD);
        YamlTree source = new YamlFiles(MappingDialect.MAPPING)
                .sources(Map.of(good, Files.readAllBytes(good)))
                .value()
                .get(0);
        Files.delete(good);
        MappingLoader loader = new MappingLoader();
        Path file = folder.resolve("good.json");
        int refused = 0;
        for (String pointer : source.positions().keySet().stream().sorted().toList()) {
            for (String wrong : List.of("null", "-7", "\"x\"", "[]", "{}", "true")) {
                Files.writeString(file, MutatedTree.with(source.root(), pointer, wrong));
                List<Problem> problems = loader.check(List.of(file));
                if (problems.isEmpty()) {
                    assertThat(loader.load(folder).names()).hasSize(1);
                } else {
                    assertThat(problems).allSatisfy(problem -> assertThat(problem.message())
                            .contains(";")
                            .doesNotContain("null")
                            .doesNotContain("%"));
                    refused++;
                }
            }
        }
        assertThat(refused).isGreaterThan(200);
    }
}
