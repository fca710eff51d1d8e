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
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Before a night has the lease, and when it gives it back, there is no heartbeat that would notice a network that swallows
 * everything: nothing may wait then as long as a statement may take.
 */
final class UnwatchedStatementsIT {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @EachEngine({Engine.MARIADB, Engine.MYSQL})
    void a_night_that_gets_no_answer_before_it_has_the_lease_ends(EmptyDatabase database) {
        try (Forwarder way = Forwarder.to(database);
                NightHouse house = house(way)) {
            for (long bytes : new long[] {1, 2000}) {
                useAConnection(house);
                way.trouble(Trouble.SWALLOW, bytes);
                assertTimeoutPreemptively(PATIENCE, () -> assertThatThrownBy(() -> house.nightly(MARCH_1))
                        .isInstanceOf(DataAccessException.class));
                way.heal();
            }
        }
    }

    @EachEngine({Engine.MARIADB, Engine.MYSQL})
    void a_lease_is_left_to_expire_if_there_is_no_answer_when_it_is_given_back(EmptyDatabase database) {
        try (Forwarder way = Forwarder.to(database);
                NightHouse house = house(way)) {
            HeldLease lease = new LeaseDesk(
                            house.database().leases(),
                            new TransactionTemplate(house.transactions()),
                            house.sessions(),
                            house.settings().lease(),
                            "somebody")
                    .take(MARCH_1);
            useAConnection(house);
            way.trouble(Trouble.SWALLOW, 1);
            assertTimeoutPreemptively(PATIENCE, lease::close);
            way.heal();
        }
    }

    private static NightHouse house(Forwarder way) {
        return new NightHouse(way.database(), "assay.lease.duration=3s", "assay.network.statement-timeout=1h");
    }

    /** Then the pool gives it out again without a look at it. */
    private static void useAConnection(NightHouse house) {
        house.sessions().impatiently(() -> house.database().leases().holder());
    }
}
