package dev.assay.store.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.EachEngine;
import dev.assay.database.EmptyDatabase;
import dev.assay.store.StoreWorld;
import dev.assay.store.history.ReaderLists.PartnerLine;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

final class ReaderListsIT {
    private static final List<String> LEVELS = List.of("NONE", "SILVER", "GOLD");

    @EachEngine
    void partners_that_could_buy_a_higher_membership_are_those_with_a_lower_one(EmptyDatabase database)
            throws SQLException {
        try (StoreWorld world = new StoreWorld(database)) {
            world.jdbc.update(
                    """
                    INSERT INTO run (run_id, business_date, attempt, status, rulebook, rulebooks_fingerprint, edition,
                        started_at, partners_evaluated, partners_failed, standings_changed, notifications)
                    VALUES (1, '2026-03-01', 1, 'PUBLISHED', 'one', 'f', 1, '2026-03-01 02:00:00', 9, 0, 0, 0)
                    """);
            for (String has : LEVELS) {
                for (String eligible : LEVELS) {
                    world.jdbc.update(
                            """
                            INSERT INTO partner_standing (partner_id, run_id, membership_level, eligible_level,
                                membership_at_risk, open_risks)
                            VALUES (?, 1, ?, ?, FALSE, 0)
                            """,
                            "%s->%s".formatted(has, eligible),
                            has,
                            eligible);
                }
            }
            ReaderLists lists = new ReaderLists(JdbcClient.create(world.jdbc));

            assertThat(lists.partners(LEVELS, null, null, 10))
                    .extracting(PartnerLine::partnerId)
                    .containsExactly("NONE->GOLD", "NONE->SILVER", "SILVER->GOLD");
            assertThat(lists.partners(LEVELS, "SILVER", null, 10))
                    .extracting(PartnerLine::partnerId)
                    .containsExactly("SILVER->GOLD");
            assertThat(lists.partners(List.of(), null, null, 10)).hasSize(9);
        }
    }
}
