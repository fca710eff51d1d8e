package dev.assay.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.facts.Feed;
import dev.assay.rules.Rulebooks;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SampleProgrammeTest {
    private static final int MANY = 1_000;

    @TempDir
    Path folder;

    private Path some = Path.of("");
    private Path many = Path.of("");

    @BeforeAll
    void write(@TempDir Path programmes) throws IOException {
        some = programmes.resolve("some");
        new SampleProgramme(SomeRulebooks.both(), SampleRequest.of(300, 1, 4)).write(some);
        many = programmes.resolve("many");
        new SampleProgramme(SomeRulebooks.both(), SampleRequest.of(MANY, 1, 2)).write(many);
    }

    @Test
    void same_arguments_give_the_same_bytes() throws Exception {
        Path one = write("one", SampleRequest.of(60, 7, 3));
        Path other = write("other", SampleRequest.of(60, 7, 3));

        List<Path> files = Written.files(one);
        assertThat(files).hasSizeGreaterThan(36);
        assertThat(Written.files(other).stream().map(other::relativize))
                .isEqualTo(files.stream().map(one::relativize).toList());
        for (Path file : files) {
            assertThat(file).hasSameBinaryContentAs(other.resolve(one.relativize(file)));
        }
    }

    @Test
    void another_seed_gives_another_programme() throws Exception {
        Path one = write("one", SampleRequest.of(50, 7, 1));
        Path other = write("other", SampleRequest.of(50, 8, 1));

        for (Path file : Written.files(one.resolve("night-01-2017-10-16"))) {
            assertThat(Files.mismatch(file, other.resolve(one.relativize(file))))
                    .as(file.toString())
                    .isNotNegative();
        }
    }

    @Test
    void more_nights_than_are_written_at_once_go_on_where_the_others_ended() throws Exception {
        Path all = write("all", SampleRequest.of(20, 10, 7, 40, LocalDate.of(2017, 10, 16), Period.ofDays(3)));

        assertThat(all.resolve("night-40-2018-02-10")).isDirectory();
        Instant before = Instant.MIN;
        for (Written delivery : Written.in(all)) {
            if (delivery.feed() == Feed.METRICS && !delivery.snapshot()) {
                Instant producedAt = producedAt(delivery);
                for (Map<String, String> row : Grammar.wellFormed(delivery)) {
                    Instant updatedAt = Instant.parse(row.get("updated_at"));
                    assertThat(updatedAt).isBefore(producedAt);
                }
                assertThat(producedAt).isAfter(before);
                before = producedAt;
            }
        }
    }

    @Test
    void manifests_state_the_rows_and_the_hash_of_their_file() throws Exception {
        for (Written delivery : Written.in(some)) {
            byte[] bytes = Files.readAllBytes(delivery.file());
            String sha256 = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
            assertThat(delivery.manifest().get("sha256").stringValue()).isEqualTo(sha256);
            assertThat(delivery.manifest().get("rows").longValue())
                    .isEqualTo(delivery.widths().size() - 1L);
            assertThat(delivery.file().getFileName().toString())
                    .startsWith(delivery.feed().id());
            assertThat(delivery.manifest().propertyNames())
                    .containsExactly("feed", "mode", "produced_at", "rows", "sha256");
        }
    }

    @Test
    void nothing_unfinished_is_left_and_every_data_file_has_its_manifest() throws Exception {
        Path out = write("out", SampleRequest.of(30, 1, 3));

        List<Path> files = Written.files(out);
        assertThat(files).noneMatch(file -> file.toString().endsWith(".unfinished"));
        assertThat(files.size()).isEqualTo(2 * Written.in(out).size() + 1);
        assertThat(out.resolve("README.txt"))
                .content()
                .contains("--partners 30 --people 10 --seed 1 --nights 3", "2017-12-11");
    }

    @Test
    void malformed_rows_are_few_and_a_snapshot_has_none() throws Exception {
        int malformed = 0;
        for (Written delivery : Written.in(some)) {
            int rows = delivery.widths().size() - 1;
            int bad = rows - Grammar.wellFormed(delivery).size();
            malformed += bad;
            assertThat(bad).as(delivery.file().toString()).isLessThanOrEqualTo(Math.max(10, rows / 200));
            if (delivery.snapshot()) {
                assertThat(bad).isZero();
            }
        }
        assertThat(malformed).isBetween(5, 60);
    }

    @Test
    void later_rows_are_later_except_a_few_stale_ones() throws Exception {
        Instant before = Instant.parse("2017-10-16T01:59:00Z");
        int stale = 0;
        int rows = 0;
        for (Written delivery : Written.in(some.resolve("night-02-2017-11-13"))) {
            boolean again = delivery.file().toString().contains("-again");
            if (!again && !delivery.snapshot()) {
                for (Map<String, String> row : Grammar.wellFormed(delivery)) {
                    rows++;
                    stale += Instant.parse(row.get("updated_at")).isBefore(before) ? 1 : 0;
                }
            }
        }
        assertThat(stale).isBetween(1, rows / 10);
    }

    @Test
    void a_night_is_a_small_part_of_the_programme() throws Exception {
        long first = rows(many.resolve("night-01-2017-10-16")).values().stream()
                .mapToLong(n -> n)
                .sum();
        Map<Feed, Long> second = rows(many.resolve("night-02-2017-11-13"));
        second.remove(Feed.METRICS);
        assertThat(second.values().stream().mapToLong(n -> n).sum()).isBetween(first / 200, first / 25);
    }

    @Test
    void numbers_follow_from_the_number_of_partners() throws Exception {
        int partners = MANY;
        Map<Feed, Long> rows = rows(many.resolve("night-01-2017-10-16"));

        assertThat(rows.get(Feed.PARTNERS)).isCloseTo(partners, within(10L));
        assertThat(rows.get(Feed.ASSOCIATIONS)).isCloseTo(partners * 10L, within(partners * 1L));
        assertThat(rows.get(Feed.ACHIEVEMENTS)).isCloseTo(partners * 30L, within(partners * 3L));
        assertThat(rows.get(Feed.METRICS)).isCloseTo(partners * 12L, within(partners * 12L / 10));
        assertThat(rows.get(Feed.OVERRIDES)).isCloseTo(partners / 20L, within(partners / 80L));
    }

    @Test
    void a_link_to_another_partner_names_one_that_there_is() throws Exception {
        Set<String> partners = new HashSet<>();
        Set<String> linked = new HashSet<>();
        for (Written delivery : Written.in(some)) {
            for (Map<String, String> row : Grammar.wellFormed(delivery)) {
                if (delivery.feed() == Feed.PARTNERS) {
                    partners.add(row.get("partner_id"));
                } else if (delivery.feed() == Feed.ASSOCIATIONS) {
                    linked.add(row.get("partner_id"));
                }
            }
        }
        assertThat(partners).hasSize(300).containsAll(linked);
    }

    @Test
    void a_snapshot_of_links_lacks_only_people_who_left_without_a_row() throws Exception {
        Map<List<String>, String> open = new HashMap<>();
        Set<List<String>> listed = new HashSet<>();
        for (Written delivery : Written.in(some)) {
            if (delivery.feed() == Feed.ASSOCIATIONS
                    && !delivery.file().toString().contains("night-04")) {
                for (Map<String, String> row : Grammar.wellFormed(delivery)) {
                    List<String> key = List.of(row.get("person_id"), row.get("partner_id"), row.get("linked_on"));
                    String version = row.get("updated_at") + " " + row.get("unlinked_on");
                    if (delivery.snapshot()) {
                        listed.add(key);
                    }
                    open.merge(key, version, (a, b) -> a.compareTo(b) > 0 ? a : b);
                }
            }
        }
        open.values().removeIf(version -> !version.endsWith(" "));
        int all = open.size();
        assertThat(listed).hasSizeGreaterThan(2_000);
        open.keySet().removeAll(listed);
        assertThat(open).hasSizeBetween(1, all / 50);
    }

    @Test
    void a_folder_with_something_in_it_is_left_alone() throws Exception {
        Files.writeString(folder.resolve("mine.txt"), "mine");
        SampleProgramme programme = new SampleProgramme(SomeRulebooks.both(), SampleRequest.of(1, 1, 1));

        assertThatThrownBy(() -> programme.write(folder))
                .isInstanceOf(FileAlreadyExistsException.class)
                .hasMessageContaining("not empty");
        assertThat(Written.files(folder)).hasSize(1);
    }

    @Test
    void a_first_night_without_a_rulebook_is_refused() {
        Rulebooks rulebooks = SomeRulebooks.both();
        SampleRequest early = new SampleRequest(1, 1, List.of(LocalDate.of(2017, 5, 31)));

        assertThatThrownBy(() -> new SampleProgramme(rulebooks, early)).hasMessageContaining("2017-05-31");
    }

    @Test
    void a_partner_has_about_as_many_people_as_asked_for() throws IOException {
        List<LocalDate> night = List.of(LocalDate.of(2017, 10, 16));

        long of10 = rows(write("of10", new SampleRequest(200, 7, night))).get(Feed.ASSOCIATIONS);
        long of25 = rows(write("of25", new SampleRequest(200, 25, 7, night))).get(Feed.ASSOCIATIONS);

        assertThat(of10 / 200.0).isCloseTo(10, within(2.0));
        assertThat((double) of25 / of10).isCloseTo(2.5, within(0.1));
    }

    @Test
    void nights_that_do_not_rise_are_refused() {
        LocalDate day = LocalDate.of(2017, 10, 16);

        assertThatThrownBy(() -> new SampleRequest(1, 1, List.of(day, day))).hasMessageContaining("2017-10-16");
        assertThatThrownBy(() -> SampleRequest.of(0, 1, 1)).hasMessageContaining("0 partners");
        assertThatThrownBy(() -> SampleRequest.of(1, 1, 0)).hasMessageContaining("0 nights");
        assertThatThrownBy(() -> new SampleRequest(1, 0, 1, List.of(day))).hasMessageContaining("0 people per partner");
    }

    private Path write(String name, SampleRequest request) throws IOException {
        Path out = folder.resolve(name);
        new SampleProgramme(SomeRulebooks.both(), request).write(out);
        return out;
    }

    private static Instant producedAt(Written delivery) {
        return Instant.parse(delivery.manifest().get("produced_at").stringValue());
    }

    private static Map<Feed, Long> rows(Path folder) throws IOException {
        Map<Feed, Long> rows = new EnumMap<>(Feed.class);
        for (Written delivery : Written.in(folder)) {
            if (!delivery.snapshot() && !delivery.file().toString().contains("-again")) {
                rows.merge(delivery.feed(), delivery.manifest().get("rows").longValue(), Long::sum);
            }
        }
        return rows;
    }
}
