package dev.assay.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.cli.AssayProcess;
import dev.assay.cli.EmbeddedBroker;
import dev.assay.database.EachEngine;
import dev.assay.database.EmptyDatabase;
import dev.assay.database.Engine;
import dev.assay.database.WithoutTables;
import dev.assay.fault.DisturbedNights.Moment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** A night that three workers help ends in what a night alone ends in, whatever is lost and when. */
@Tag("faults")
@WithoutTables
final class RemoteFaultsJobIT {
    private static final Trials TRIALS = Trials.ofTheBuild();
    private static final int WORKERS = 3;

    @TempDir
    private Path folder = Path.of("");

    @AfterAll
    static void show() {
        TRIALS.show();
    }

    /** A night with workers, in progress. */
    private record Helped(AssayProcess night, List<AssayProcess> workers, EmbeddedBroker broker) {}

    /** What happens to it; returns how the night ended. */
    @FunctionalInterface
    private interface Fault {
        AssayProcess.End happen(Helped helped) throws Exception;
    }

    @EachEngine({Engine.MARIADB, Engine.MYSQL})
    void nothing_is_lost(EmptyDatabase database) throws Exception {
        play("workers, undisturbed", database, List.of(0, 6), helped -> helped.night()
                .end());
    }

    @EachEngine({Engine.MARIADB, Engine.MYSQL})
    void a_worker_is_killed(EmptyDatabase database) throws Exception {
        play("worker killed", database, List.of(0, 6), helped -> {
            helped.workers().get(0).kill();
            return helped.night().end();
        });
    }

    @EachEngine({Engine.MARIADB, Engine.MYSQL})
    void a_worker_is_frozen_and_wakes_when_the_night_has_ended(EmptyDatabase database) throws Exception {
        play("worker frozen", database, List.of(0, 6), helped -> {
            AssayProcess frozen = helped.workers().get(0).signal("STOP");
            AssayProcess.End end = helped.night().end();
            frozen.signal("CONT");
            assertThat(frozen.terminate().code()).isZero();
            return end;
        });
    }

    @EachEngine({Engine.MARIADB, Engine.MYSQL})
    void the_night_is_killed(EmptyDatabase database) throws Exception {
        play("night with workers killed", database, List.of(0, 6, 137), helped -> {
            helped.night().kill();
            return helped.night().end();
        });
    }

    @EachEngine({Engine.MARIADB, Engine.MYSQL})
    void the_broker_is_restarted(EmptyDatabase database) throws Exception {
        play("broker restarted", database, List.of(0, 6), helped -> {
            helped.broker().restart();
            return helped.night().end();
        });
    }

    @EachEngine({Engine.MARIADB, Engine.MYSQL})
    void the_broker_is_stopped(EmptyDatabase database) throws Exception {
        play("broker stopped", database, List.of(0, 6), helped -> {
            helped.broker().close();
            return helped.night().end();
        });
    }

    @EachEngine({Engine.MARIADB, Engine.MYSQL})
    void all_workers_are_killed(EmptyDatabase database) throws Exception {
        play("all workers killed", database, List.of(0, 6), helped -> {
            helped.workers().forEach(AssayProcess::kill);
            return helped.night().end();
        });
    }

    private void play(String kind, EmptyDatabase database, List<Integer> codes, Fault fault) throws Exception {
        Tally tally = Tally.of(kind, database.engine());
        DisturbedNights nights = new DisturbedNights(database, folder);
        Random random = TRIALS.random();
        for (int trial = 0; trial < TRIALS.times(); trial++) {
            Moment moment = nights.moment(random);
            nights.play("%s, %s".formatted(kind, moment), codes, () -> happen(database, nights, moment, fault), tally);
        }
        assertThat(tally.wrong()).isEmpty();
    }

    private AssayProcess.End happen(EmptyDatabase database, DisturbedNights nights, Moment moment, Fault fault)
            throws Exception {
        List<AssayProcess> workers = new ArrayList<>();
        try (EmbeddedBroker broker = new EmbeddedBroker(folder)) {
            Map<String, String> settings = Map.of(
                    "ASSAY_WORK_PAGE_SIZE", "1",
                    "ASSAY_REMOTE_BROKER", broker.url(),
                    "ASSAY_REMOTE_PATIENCE", "6s");
            for (int worker = 0; worker < WORKERS; worker++) {
                workers.add(AssayProcess.start(database, settings, "worker").prints("waiting for a night"));
            }
            try (AssayProcess night = nights.start(settings)) {
                moment.of(night);
                return fault.happen(new Helped(night, workers, broker));
            }
        } finally {
            workers.forEach(AssayProcess::close);
        }
    }
}
