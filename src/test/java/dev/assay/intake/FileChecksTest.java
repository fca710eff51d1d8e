package dev.assay.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.feed.Fingerprint;
import dev.assay.feed.Inbox;
import dev.assay.feed.InboxFile;
import dev.assay.feed.Mode;
import dev.assay.feed.Rejection;
import dev.assay.feed.Sealing;
import dev.assay.feed.Validation;
import dev.assay.feed.format.FeedLimits;
import dev.assay.mapping.Mappings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileChecksTest {
    private static final String GOOD = "P%d,A name,DE,DEVELOPED,2026-01-01T00:00:00Z";
    private static final String BAD = "P%d,A name,DE,ELSEWHERE,2026-01-01T00:00:00Z";

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 999, 1000, 1001, 2500})
    void a_check_beside_other_work_finds_what_a_check_in_turn_finds(int bad) throws IOException {
        InboxFile file = file(bad + 1, bad);
        List<Rejection> inTurn = new ArrayList<>();
        FileCheck expected = new FileChecks(DeliveryWorld.RULES).of(file, inTurn::add);
        List<Rejection> beside = new ArrayList<>();
        FileChecks checks = new FileChecks(DeliveryWorld.RULES);
        checks.begin(file);
        assertThat(checks.of(file, beside::add)).isEqualTo(expected);
        assertThat(beside).isEqualTo(inTurn).hasSize(bad);
        assertThat(expected.hashes()).isEqualTo(Fingerprint.of(file, Mappings.NONE));
    }

    @Test
    void a_file_that_is_replaced_after_its_check_began_is_checked_again() throws IOException {
        InboxFile before = file(3, 0);
        FileChecks checks = new FileChecks(DeliveryWorld.RULES);
        checks.begin(before);
        checks.of(before, row -> {});
        checks.begin(before);
        InboxFile after = file(5, 0);
        FileCheck check = checks.of(after, row -> {});

        assertThat(check.found()).isInstanceOfSatisfying(Validation.Valid.class, valid -> assertThat(
                        valid.portions().get(0).rows())
                .isEqualTo(5));
        assertThat(check.hashes()).isEqualTo(checks.hashes(after)).isEqualTo(Fingerprint.of(after, Mappings.NONE));
    }

    @Test
    void hashes_of_a_file_that_is_replaced_after_its_check_are_those_of_the_new_one() throws IOException {
        InboxFile file = file(3, 0);
        FileChecks checks = new FileChecks(DeliveryWorld.RULES);
        Fingerprint old = checks.of(file, row -> {}).hashes();
        file(4, 0);
        assertThat(checks.hashes(file))
                .isEqualTo(Fingerprint.of(file, Mappings.NONE))
                .isNotEqualTo(old);
    }

    @Test
    void a_refused_file_has_the_hash_of_its_bytes() throws IOException {
        InboxFile file = file(3, 0);
        Files.writeString(file.data(), "other content");
        FileCheck check = new FileChecks(DeliveryWorld.RULES).of(file, row -> {});
        assertThat(check.found()).isInstanceOf(Validation.Refused.class);
        assertThat(check.hashes()).isEqualTo(Fingerprint.of(file, Mappings.NONE));
    }

    @Test
    void a_file_that_is_replaced_while_it_is_refused_does_not_make_the_new_one_count_as_refused() throws IOException {
        InboxFile file = file(2500, 2499);
        FileChecks checks = new FileChecks(DeliveryWorld.RULES);
        AtomicBoolean replaced = new AtomicBoolean();
        assertThatThrownBy(() -> checks.of(file, row -> {
                    if (!replaced.getAndSet(true)) {
                        good();
                    }
                }))
                .hasMessageContaining("partners.csv changed while it was read");
    }

    private void good() {
        try {
            file(3, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_file_that_vanishes_while_it_is_checked_beside_fails_in_turn() throws IOException {
        InboxFile file = file(3, 0);
        FileChecks checks = new FileChecks(DeliveryWorld.RULES);
        Files.delete(file.data());
        checks.begin(file);
        assertThatThrownBy(() -> checks.of(file, row -> {})).isInstanceOf(IOException.class);
    }

    /** A file of partners with so many rows, the last of them bad. */
    private InboxFile file(int rows, int bad) throws IOException {
        Path data = folder.resolve("partners.csv");
        List<String> lines = new ArrayList<>(List.of("partner_id,name,country,market,updated_at"));
        IntStream.range(0, rows)
                .mapToObj(row -> (row < rows - bad ? GOOD : BAD).formatted(row))
                .forEach(lines::add);
        Files.deleteIfExists(data);
        Files.write(data, lines);
        new Sealing(null, Mode.DELTA, Instant.parse("2026-01-02T00:00:00Z"), true, FeedLimits.DEFAULTS).seal(data);
        return Inbox.scan(folder, FeedLimits.DEFAULTS).files().get(0);
    }
}
