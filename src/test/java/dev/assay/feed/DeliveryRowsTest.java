package dev.assay.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.feed.format.FeedLimits;
import dev.assay.mapping.Mappings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeliveryRowsTest {
    private static final String HEADER = "partner_id,name,country,market,updated_at\n";

    @TempDir
    Path folder;

    @Test
    void rows_come_in_the_order_of_the_file_accepted_or_rejected() {
        Delivery delivery = delivery("partners.csv", data(1, 5).replace("P3,", "P 3,"), 5);
        assertThat(read(delivery, 0)).containsExactly("1 P1", "2 P2", "3 line 4", "4 P4", "5 P5");
    }

    @Test
    void any_number_of_rows_can_be_passed_over() {
        Delivery delivery = delivery("partners.csv.gz", data(1, 400), 400);
        List<String> all = read(delivery, 0);
        assertThat(all).hasSize(400);
        for (int skipped : new int[] {0, 1, 7, 399, 400, 401}) {
            assertThat(read(delivery, skipped)).isEqualTo(all.subList(Math.min(skipped, 400), 400));
        }
    }

    @Test
    void rows_can_be_passed_over_between_others() {
        try (DeliveryRows rows = open(delivery("partners.csv", data(1, 9), 9))) {
            assertThat(rows.next()).extracting(DeliveryRow::number).isEqualTo(1L);
            rows.skip(3);
            assertThat(rows.number()).isEqualTo(4);
            assertThat(rows.next()).extracting(DeliveryRow::number).isEqualTo(5L);
            rows.skip(100);
            assertThat(rows.number()).isEqualTo(9);
            assertThat(rows.next()).isNull();
            assertThat(rows.next()).isNull();
        }
    }

    @Test
    void a_file_changed_in_between_is_noticed_at_its_end() {
        Delivery delivery = delivery("partners.csv", data(1, 5), 5);
        new TestInbox(folder).waiting("partners.csv", data(2, 6).getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> read(delivery, 0))
                .isInstanceOf(DeliveryChangedException.class)
                .hasMessageContainingAll("partners.csv changed while it was read", "its sha256 is now");
        assertThatThrownBy(() -> read(delivery, 5)).isInstanceOf(DeliveryChangedException.class);
    }

    @Test
    void a_file_whose_form_is_no_longer_valid_has_been_changed() {
        Delivery delivery = delivery("partners.csv", data(1, 5), 5);
        for (String bad : new String[] {"", "x\n", HEADER + "\"", HEADER + "P1,a\"b,,,x"}) {
            new TestInbox(folder).waiting("partners.csv", bad.getBytes(StandardCharsets.UTF_8));
            assertThatThrownBy(() -> read(delivery, 0))
                    .isInstanceOf(DeliveryChangedException.class)
                    .hasMessageContaining("partners.csv changed while it was read (");
        }
    }

    @Test
    void a_file_that_is_gone_or_a_link_cannot_be_read() throws IOException {
        Delivery delivery = delivery("partners.csv", data(1, 5), 5);
        Path elsewhere = Files.move(folder.resolve("partners.csv"), folder.resolve("elsewhere"));
        assertThatThrownBy(() -> read(delivery, 0))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("partners.csv cannot be read");
        Files.createSymbolicLink(folder.resolve("partners.csv"), elsewhere);
        assertThatThrownBy(() -> read(delivery, 0)).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void deliveries_are_applied_by_produced_at_then_by_the_code_points_of_their_names() {
        Delivery later = named("a.csv", TestInbox.PRODUCED.plusSeconds(1));
        Delivery capital = named("Z.csv", TestInbox.PRODUCED);
        Delivery small = named("b.csv", TestInbox.PRODUCED);
        Delivery beyond = named("\uD835\uDD18.csv", TestInbox.PRODUCED);
        Delivery privateUse = named("\uE000.csv", TestInbox.PRODUCED);
        List<Delivery> deliveries = new ArrayList<>(List.of(later, beyond, small, privateUse, capital));
        deliveries.sort(Delivery.IN_ORDER);
        assertThat(deliveries).containsExactly(capital, small, privateUse, beyond, later);
    }

    @Test
    void the_fingerprint_changes_with_the_data_and_with_the_manifest_only() throws IOException {
        TestInbox inbox = new TestInbox(folder);
        Fingerprint first = Fingerprint.of(inbox.delivery("partners.csv", data(1, 2), 2), Mappings.NONE);
        assertThat(Fingerprint.of(inbox.delivery("partners.csv", data(1, 2), 2), Mappings.NONE))
                .isEqualTo(first);
        assertThat(first.data()).isEqualTo(TestInbox.sha256(data(1, 2).getBytes(StandardCharsets.UTF_8)));

        Fingerprint otherManifest = Fingerprint.of(inbox.delivery("partners.csv", data(1, 2), 3), Mappings.NONE);
        assertThat(otherManifest.data()).isEqualTo(first.data());
        assertThat(otherManifest.manifest()).isNotEqualTo(first.manifest());
        assertThat(Fingerprint.of(inbox.waiting("partners.csv", new byte[] {1}), Mappings.NONE)
                        .data())
                .isNotEqualTo(first.data());
    }

    private static Delivery named(String name, Instant producedAt) {
        Manifest manifest = new Manifest(dev.assay.facts.Feed.PARTNERS, Mode.DELTA, producedAt, 0, "0".repeat(64));
        return new Delivery(
                new InboxFile(name, dev.assay.facts.Feed.PARTNERS, Path.of(name), Path.of(name + ".manifest.json")),
                manifest);
    }

    private Delivery delivery(String name, String text, long rows) {
        byte[] plain = text.getBytes(StandardCharsets.UTF_8);
        byte[] data = name.endsWith(".gz") ? TestInbox.gzip(plain) : plain;
        Validation validation = TestInbox.validate(new TestInbox(folder).delivery(name, data, rows));
        return ((Validation.Valid) validation).delivery();
    }

    private static String data(int first, int last) {
        StringBuilder text = new StringBuilder(HEADER);
        for (int i = first; i <= last; i++) {
            text.append("P").append(i).append(",\"Name of ").append(i).append("\",,,2026-11-22T01:00:00Z\n");
        }
        return text.toString();
    }

    private static DeliveryRows open(Delivery delivery) {
        return DeliveryRows.open(delivery, dev.assay.facts.Feed.PARTNERS, FeedLimits.DEFAULTS, Mappings.NONE);
    }

    private static List<String> read(Delivery delivery, long skipped) {
        List<String> read = new ArrayList<>();
        try (DeliveryRows rows = open(delivery)) {
            rows.skip(skipped);
            for (DeliveryRow row = rows.next(); row != null; row = rows.next()) {
                String number = row.number() + " ";
                row.to(
                        fact -> read.add(number + fact.key().get(0)),
                        rejection -> read.add(number + "line " + rejection.line()));
            }
        }
        return read;
    }
}
