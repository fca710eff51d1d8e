package dev.assay.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.EachEngine;
import dev.assay.database.EmptyDatabase;
import dev.assay.facts.Association;
import dev.assay.facts.PersonAlias;
import dev.assay.feed.Mode;
import dev.assay.mapping.MappingLoader;
import dev.assay.operation.Settings;
import dev.assay.store.delivery.DeliveryStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A file with a mapping is a delivery for each feed that it fills, processed completely or not at all. */
final class MappedDeliveryIT {
    private static final String PRODUCED = "2026-03-01T12:00:00Z";
    private static final String MAPPING =
            """
            mapping: trainings
            csv: {delimiter: ";"}
            columns:
              Mail: {private: true}
            tables:
              titles: {values: {Azure Administrator: AZ-104}}
            feeds:
              associations:
                snapshot: of-partners
                columns:
                  person_id: [Person, {from: Mail, alias: mail}]
                  partner_id: Partner
                  linked_on: {from: Since, pattern: dd/MM/yyyy}
                  updated_at: {produced_at: true}
              achievements:
                where: {column: Title, present: true}
                columns:
                  person_id: [Person, {from: Mail, alias: mail}]
                  credential_code: {from: Title, table: titles}
                  earned_on: {from: Done, pattern: dd/MM/yyyy}
                  updated_at: {produced_at: true}
              aliases:
                where: [{column: Person, present: true}, {column: Mail, present: true}]
                columns:
                  alias_kind: {constant: mail}
                  alias: Mail
                  person_id: Person
                  updated_at: {produced_at: true}
            """;
    private static final String FILE =
            """
            Person;Mail;Partner;Since;Title;Done
            u1;ada@example.org;P1;05/01/2026;Azure Administrator;10/01/2026
            ;bob@example.org;P1;05/01/2026;Azure Administrator;11/01/2026
            u3;;P1;06/01/2026;;
            u4;dan@example.org;P2;07/01/2026;az 900;12/01/2026
            """;
    private static final String BOB = PersonAlias.pseudoId("mail", "bob@example.org");

    @TempDir
    private Path folder;

    private Path inbox = Path.of("");
    private Path mappings = Path.of("");

    @BeforeEach
    void folders() throws IOException {
        inbox = Files.createDirectory(folder.resolve("inbox"));
        mappings = Files.createDirectory(folder.resolve("mappings"));
        mapping("trainings", MAPPING);
    }

    @EachEngine
    void each_feed_gets_its_rows_and_the_partners_named_lose_what_is_not(EmptyDatabase database) {
        try (DeliveryWorld world = new DeliveryWorld(database, inbox)) {
            deliver(world);
            world.night(1, rules());

            assertThat(texts(world, "person_id, partner_id, linked_on, unlinked_on", "association"))
                    .containsExactlyInAnyOrder(
                            "gone P1 2026-01-01 2026-03-01",
                            "u1 P1 2026-01-05 null",
                            BOB + " P1 2026-01-05 null",
                            "u3 P1 2026-01-06 null",
                            "u4 P2 2026-01-07 null",
                            "else P3 2026-01-01 null");
            assertThat(texts(world, "person_id, credential_code, earned_on", "achievement"))
                    .containsExactlyInAnyOrder(
                            "u1 AZ-104 2026-01-10", BOB + " AZ-104 2026-01-11", "u4 AZ-900 2026-01-12");
            assertThat(texts(world, "pseudo_id, person_id", "person_alias"))
                    .containsExactlyInAnyOrder(
                            PersonAlias.pseudoId("mail", "ada@example.org") + " u1",
                            PersonAlias.pseudoId("mail", "dan@example.org") + " u4");
            assertThat(texts(
                            world,
                            "delivery_id, feed, file, mode, status, rows_read, rows_applied, rows_rejected, items_ended",
                            "v1_delivery"))
                    .containsExactlyInAnyOrder(
                            "1 associations associations-0.csv delta APPLIED 2 2 0 0",
                            "2 associations some.csv snapshot APPLIED 4 4 0 1",
                            "3 achievements some.csv delta APPLIED 3 3 0 0",
                            "4 aliases some.csv delta APPLIED 2 2 0 0");
            assertThat(world.everything().toString()).doesNotContain("@example.org");
            assertThat(texts(world, "feed, rows_left_out, left_out", "v1_delivery WHERE rows_left_out > 0"))
                    .containsExactlyInAnyOrder(
                            "achievements 1 {\"Title is present\":1}",
                            "aliases 2 {\"Person is present\":1,\"Mail is present\":1}");
        }
    }

    @EachEngine
    void known_again_it_is_nothing_new_and_under_another_name_a_duplicate_of_each(EmptyDatabase database) {
        try (DeliveryWorld world = new DeliveryWorld(database, inbox)) {
            deliver(world);
            world.night(1, rules());
            Map<String, List<String>> before = world.everything();
            assertThat(world.night(2, rules()).handled()).isEmpty();
            assertThat(world.everything()).isEqualTo(before);

            world.deliverMapped("other.csv", "trainings", PRODUCED, 4, FILE);
            world.night(3, rules());
            assertThat(texts(world, "feed, status, reason", "v1_delivery WHERE file = 'other.csv'"))
                    .containsExactlyInAnyOrder(
                            "associations DUPLICATE the same as delivery 2, some.csv",
                            "achievements DUPLICATE the same as delivery 3, some.csv",
                            "aliases DUPLICATE the same as delivery 4, some.csv");
            assertThat(world.night(4, rules()).handled()).isEmpty();
        }
    }

    @EachEngine
    void rejected_row_ends_nothing_in_any_feed_and_counts_for_the_first(EmptyDatabase database) {
        try (DeliveryWorld world = new DeliveryWorld(database, inbox)) {
            known(world);
            String broken = FILE + "u5;eve@example.org;P1;08/01/2026;Azure Administrator;31/02/2026\n";
            world.deliverMapped("some.csv", "trainings", PRODUCED, 5, broken);
            world.night(1, rules());

            assertThat(texts(
                            world,
                            "feed, mode, scope, rows_read, rows_applied, rows_rejected, items_ended",
                            "delivery"))
                    .containsExactlyInAnyOrder(
                            "associations delta NONE 2 2 0 0",
                            "associations snapshot NONE 5 4 1 0",
                            "achievements delta NONE 3 3 0 0",
                            "aliases delta NONE 2 2 0 0");
            assertThat(texts(world, "delivery_id, line, column_name", "v1_rejection"))
                    .containsExactly("2 6 Done");
            assertThat(world.everything().toString()).doesNotContain("@example.org");
        }
    }

    @EachEngine
    void mapping_that_is_missing_or_wrong_refuses_the_file_until_it_is_mended(EmptyDatabase database)
            throws IOException {
        try (DeliveryWorld world = new DeliveryWorld(database, inbox)) {
            Files.delete(mappings.resolve("trainings.yaml"));
            mapping("another", MAPPING.replace("mapping: trainings", "mapping: another"));
            deliver(world);
            assertThat(world.night(1, rules()).needsAttention()).isTrue();
            assertThat(texts(world, "feed, mapping, status, reason", "delivery WHERE file = 'some.csv'"))
                    .singleElement()
                    .asString()
                    .startsWith("null trainings REFUSED the manifest's mapping 'trainings' is unknown;")
                    .contains("assay.mappings", "another");
            assertThat(world.night(2, rules()).handled()).isEmpty();

            mapping("trainings", MAPPING.replace("partner_id: Partner", "partner: Partner"));
            world.night(3, rules());
            assertThat(world.delivery("some.csv").reason())
                    .contains("the mapping 'trainings' cannot be used:", "partner");

            mapping("trainings", MAPPING);
            world.night(4, rules());
            assertThat(texts(world, "feed, status", "delivery WHERE status = 'APPLIED'"))
                    .containsExactlyInAnyOrder(
                            "associations APPLIED", "associations APPLIED", "achievements APPLIED", "aliases APPLIED");
        }
    }

    @EachEngine
    void file_that_is_not_what_its_mapping_says_is_refused_once(EmptyDatabase database) {
        try (DeliveryWorld world = new DeliveryWorld(database, inbox)) {
            world.deliverMapped("some.csv", "trainings", PRODUCED, 1, FILE.replace("Partner;", "Firm;"));
            world.night(1, rules());
            assertThat(texts(world, "feed, status", "v1_delivery")).containsExactly("associations REFUSED");
            assertThat(world.delivery("some.csv").reason()).contains("Partner");
            assertThat(world.night(2, rules()).handled()).isEmpty();
            assertThat(world.rows("association")).isEmpty();
        }
    }

    @EachEngine
    void a_held_feed_of_a_file_waits_separately_for_its_release(EmptyDatabase database) {
        try (DeliveryWorld world = new DeliveryWorld(database, inbox)) {
            deliver(world);
            world.night(1, rules(1));
            String states = "feed, status, items_ended";
            assertThat(texts(world, states, "v1_delivery WHERE file = 'some.csv' ORDER BY delivery_id"))
                    .containsExactly("associations HELD 0", "achievements APPLIED 0", "aliases APPLIED 0");
            assertThat(world.delivery("associations-0.csv").status()).isEqualTo(DeliveryStatus.APPLIED);
            assertThat(world.night(2, rules(1)).needsAttention()).isTrue();

            assertThat(world.deliveries.release(2)).isTrue();
            assertThat(world.night(3, rules(1)).needsAttention()).isFalse();
            assertThat(texts(world, states, "v1_delivery WHERE file = 'some.csv' ORDER BY delivery_id"))
                    .containsExactly("associations APPLIED 1", "achievements APPLIED 0", "aliases APPLIED 0");
        }
    }

    @EachEngine
    void crash_between_any_two_transactions_or_in_any_leaves_no_trace(EmptyDatabase database) {
        try (DeliveryWorld world = new DeliveryWorld(database, inbox)) {
            deliver(world);
            world.night(1, rules());
            Map<String, List<String>> undisturbed = world.everything();
            undisturbed.keySet().forEach(table -> world.jdbc.update("DELETE FROM " + table));
            boolean more = true;
            while (more) {
                // every transaction in a process of its own, after one that was rolled back
                try (DeliveryDesk desk = world.desk(1, rules())) {
                    world.transactions.executeWithoutResult(status -> {
                        desk.next();
                        status.setRollbackOnly();
                    });
                    more = world.step(desk);
                }
            }
            assertThat(world.everything()).isEqualTo(undisturbed);
        }
    }

    @EachEngine
    void mapping_changed_in_between_is_abandoned_and_the_rest_is_read_again(EmptyDatabase database) throws IOException {
        try (DeliveryWorld world = new DeliveryWorld(database, inbox)) {
            deliver(world);
            try (DeliveryDesk desk = world.desk(1, rules())) {
                while (world.deliveries.ofFile("some.csv").stream()
                        .noneMatch(known -> known.status() == DeliveryStatus.APPLIED)) {
                    world.step(desk);
                }
            }
            mapping("trainings", MAPPING.replace("AZ-104", "AZ-105"));
            world.night(2, rules());
            assertThat(texts(world, "feed, status", "delivery WHERE file = 'some.csv'"))
                    .containsExactlyInAnyOrder(
                            "associations APPLIED",
                            "achievements REFUSED",
                            "aliases REFUSED",
                            "achievements APPLIED",
                            "aliases APPLIED");
            assertThat(texts(world, "reason", "delivery WHERE status = 'REFUSED'"))
                    .allMatch(reason -> reason.contains("the mapping by which it is read, was changed"));
            assertThat(texts(world, "credential_code", "achievement"))
                    .containsExactlyInAnyOrder("AZ-105", "AZ-105", "AZ-900");
        }
    }

    /** What is known before, and the file. */
    private static void deliver(DeliveryWorld world) {
        known(world);
        world.deliverMapped("some.csv", "trainings", PRODUCED, 4, FILE);
    }

    private static void known(DeliveryWorld world) {
        Instant then = Instant.parse("2026-02-01T00:00:00Z");
        LocalDate linked = LocalDate.of(2026, 1, 1);
        world.deliver(
                "associations-0.csv",
                Mode.DELTA,
                "2026-02-28T12:00:00Z",
                List.of(
                        new Association("gone", "P1", linked, null, then),
                        new Association("else", "P3", linked, null, then)));
    }

    private void mapping(String name, String yaml) {
        try {
            Files.writeString(mappings.resolve(name + ".yaml"), yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private DeliveryRules rules() {
        return rules(100);
    }

    /** As they are when a process starts: two records at a time. */
    private DeliveryRules rules(int heldItems) {
        DeliveryRules usual = DeliveryWorld.RULES;
        return new DeliveryRules(
                2,
                ZoneOffset.UTC,
                new Settings.SnapshotHold(heldItems, 5, 5, 50),
                usual.rejected(),
                usual.limits(),
                usual.mandatory(),
                new MappingLoader().in(mappings),
                DeliveryWorld.STARTED,
                DeliveryWorld.AHEAD);
    }

    private static List<String> texts(DeliveryWorld world, String columns, String from) {
        return world.jdbc.query("SELECT " + columns + " FROM " + from, (row, number) -> {
            StringBuilder text = new StringBuilder();
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                text.append(i == 1 ? "" : " ").append(row.getString(i));
            }
            return text.toString();
        });
    }
}
