package dev.assay.lease;

import static dev.assay.night.Programmes.MARCH_1;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.assay.cli.Forwarder;
import dev.assay.cli.Forwarder.Trouble;
import dev.assay.database.EachEngine;
import dev.assay.database.EmptyDatabase;
import dev.assay.database.Engine;
import dev.assay.night.NightHouse;
import java.time.Duration;
import org.springframework.dao.DataAccessException;

/** Before a night has the lease there is no heartbeat that would notice a network that swallows everything. */
final class SilentStartIT {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @EachEngine({Engine.MARIADB, Engine.MYSQL})
    void a_night_that_gets_no_answer_before_it_has_the_lease_does_not_wait_as_long_as_a_statement_may_take(
            EmptyDatabase database) {
        try (Forwarder way = Forwarder.to(database);
                NightHouse house = new NightHouse(
                        way.database(), "assay.lease.duration=3s", "assay.network.statement-timeout=1h")) {
            for (long bytes : new long[] {1, 2000}) {
                house.sessions().impatiently(() -> house.database().leases().holder());
                way.trouble(Trouble.SWALLOW, bytes);
                assertTimeoutPreemptively(PATIENCE, () -> assertThatThrownBy(() -> house.nightly(MARCH_1))
                        .isInstanceOf(DataAccessException.class));
                way.heal();
            }
        }
    }
}
