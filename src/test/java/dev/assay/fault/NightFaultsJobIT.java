package dev.assay.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.cli.Forwarder;
import dev.assay.cli.Forwarder.Trouble;
import dev.assay.database.EachEngine;
import dev.assay.database.EmptyDatabase;
import dev.assay.database.Engine;
import dev.assay.database.WithoutTables;
import dev.assay.fault.FailingCall.Manner;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;

/** Whatever goes wrong between a night and its database, the next start ends like an undisturbed night. */
@WithoutTables
final class NightFaultsJobIT {
    private static final Trials TRIALS = Trials.ofTheBuild();

    @AfterAll
    static void show() {
        TRIALS.show();
    }

    @EachEngine
    void any_call_of_the_driver_fails(EmptyDatabase database) throws Exception {
        Tally tally = Tally.of("failed call", database.engine());
        try (SmallNight night = new SmallNight(database)) {
            FailingCall counting = new FailingCall(call -> true, 0, Manner.ERROR);
            night.play(counting, tally);
            for (int number : TRIALS.some(counting.count())) {
                night.play(new FailingCall(call -> true, number, Manner.ERROR), tally);
            }
        }
        assertThat(tally.wrong()).isEmpty();
    }

    @EachEngine
    void the_connection_is_cut_at_a_commit(EmptyDatabase database) throws Exception {
        Tally tally = Tally.of("cut at COMMIT", database.engine());
        try (SmallNight night = new SmallNight(database)) {
            FailingCall counting = new FailingCall(Tap.Call::commits, 0, Manner.ERROR);
            night.play(counting, tally);
            Random random = TRIALS.random();
            for (int trial = 0; trial < TRIALS.times(); trial++) {
                Manner manner = random.nextBoolean() ? Manner.CUT_BEFORE : Manner.CUT_AFTER;
                int number = 1 + random.nextInt(counting.count());
                night.play(new FailingCall(Tap.Call::commits, number, manner), tally);
            }
        }
        assertThat(tally.wrong()).isEmpty();
    }

    @EachEngine({Engine.MARIADB, Engine.MYSQL})
    void locks_are_waited_for_too_long(EmptyDatabase database) throws Exception {
        obstruct(database, Tally.of("lock-wait time-out", database.engine()), false);
    }

    @EachEngine({Engine.MARIADB, Engine.MYSQL})
    void a_deadlock_ends_a_transaction(EmptyDatabase database) throws Exception {
        obstruct(database, Tally.of("deadlock", database.engine()), true);
    }

    private static void obstruct(EmptyDatabase database, Tally tally, boolean mutual) throws Exception {
        try (SmallNight night = new SmallNight(database)) {
            Obstacle.prepare(database);
            Obstacle counting = new Obstacle(database, 0, mutual);
            night.play(counting, tally);
            Random random = TRIALS.random();
            int worked = 0;
            for (int trial = 0; worked < TRIALS.times() && trial < 50 * TRIALS.times(); trial++) {
                try (Obstacle obstacle = new Obstacle(database, 1 + random.nextInt(counting.count()), mutual)) {
                    night.play(obstacle, tally);
                    worked += obstacle.worked() ? 1 : 0;
                }
            }
            assertThat(worked).as("statements that failed as they were to").isEqualTo(TRIALS.times());
        }
        assertThat(tally.wrong()).isEmpty();
    }

    @Tag("faults")
    @EachEngine({Engine.MARIADB, Engine.MYSQL})
    void the_network_delays_swallows_and_resets(EmptyDatabase database) throws Exception {
        Tally tally = Tally.of("unruly network", database.engine());
        try (Forwarder way = Forwarder.to(database);
                SmallNight night = new SmallNight(
                        database,
                        way.database(),
                        "assay.lease.duration=3s",
                        "spring.datasource.hikari.connection-timeout=2000",
                        "assay.network.connect-timeout=2s",
                        "assay.network.socket-timeout=1s")) {
            way.trouble(Trouble.DELAY, Long.MAX_VALUE - 1);
            night.play(Tap.NONE, tally);
            long bytes = Long.MAX_VALUE - 1 - way.left();
            Random random = TRIALS.random();
            for (int trial = 0; trial < TRIALS.times(); trial++) {
                Trouble trouble = Trouble.values()[random.nextInt(3)];
                long after = random.nextLong(bytes);
                way.trouble(trouble, after);
                night.play("%s after %d bytes".formatted(trouble, after), way::heal, tally);
            }
        }
        assertThat(tally.wrong()).isEmpty();
    }
}
