package dev.assay.lease;

import static dev.assay.night.Programmes.MARCH_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.EachEngine;
import dev.assay.database.EmptyDatabase;
import dev.assay.database.Engine;
import dev.assay.night.NightHouse;
import dev.assay.store.run.LeaseStore;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.springframework.transaction.support.TransactionTemplate;

final class StoppingIT {
    private static final Duration LONG = Duration.ofMinutes(5);

    @EachEngine
    void who_does_not_stop_in_time_is_still_asked_to(EmptyDatabase database) {
        try (NightHouse house = new NightHouse(database)) {
            long token = take(house, "somebody", LONG);

            assertThat(stop(house, Duration.ZERO)).isEmpty();
            assertThat(house.database().leases().stopRequested(token)).isTrue();

            house.database().leases().release(token);
            assertThat(stop(house, LONG)).contains(new Stopping.Ending(false, null, null));
            long next = take(house, "the next", LONG);
            assertThat(house.database().leases().stopRequested(next)).isFalse();
        }
    }

    @EachEngine
    void whose_process_dies_meanwhile_is_found_dead(EmptyDatabase database) {
        try (NightHouse house = new NightHouse(database)) {
            take(house, "somebody", Duration.ofMillis(900));
            assertThat(stop(house, LONG)).contains(new Stopping.Ending(true, null, null));
        }
    }

    @EachEngine
    void a_night_that_was_not_asked_is_not_stopped(EmptyDatabase database) {
        try (NightHouse house = new NightHouse(database)) {
            LeaseStore leases = house.database().leases();
            long first = take(house, "the first", LONG);
            LeaseStore.Holder asked = house.stopping().holder();
            leases.release(first);
            long second = take(house, "the second", LONG);

            assertThat(house.stopping().stop(asked, LONG)).contains(new Stopping.Ending(false, null, "the second"));
            leases.requestStop(first);
            assertThat(leases.stopRequested(second)).isFalse();
        }
    }

    @EachEngine(Engine.H2)
    void a_process_that_is_to_end_stops_what_it_begins_later_too(EmptyDatabase database) {
        try (NightHouse house = new NightHouse(database)) {
            LeaseDesk desk = new LeaseDesk(
                    house.database().leases(),
                    new TransactionTemplate(house.transactions()),
                    house.sessions(),
                    house.settings().lease(),
                    "somebody");
            desk.requestEnd();
            try (HeldLease lease = desk.take(MARCH_1)) {
                assertThat(lease.stopRequested()).isTrue();
                try (LentLease lent = desk.borrow(lease.token())) {
                    assertThat(lent.stopRequested()).isTrue();
                }
            }
        }
    }

    @EachEngine({Engine.MARIADB, Engine.MYSQL})
    void a_chunk_that_takes_longer_than_locks_are_waited_for_does_not_fail_the_request(EmptyDatabase database)
            throws InterruptedException {
        String impatient = "spring.datasource.hikari.connection-init-sql=SET SESSION innodb_lock_wait_timeout = 1";
        try (NightHouse house = new NightHouse(database, impatient)) {
            LeaseStore leases = house.database().leases();
            long token = take(house, "somebody", LONG);
            CountDownLatch begun = new CountDownLatch(1);
            CompletableFuture<Void> chunk = CompletableFuture.runAsync(
                    () -> new TransactionTemplate(house.transactions()).executeWithoutResult(status -> {
                        leases.lock();
                        begun.countDown();
                        sleep(1700);
                    }));
            begun.await();
            CompletableFuture<Void> stops = chunk.thenRun(() -> {
                while (!leases.stopRequested(token)) {
                    sleep(20);
                }
                leases.release(token);
            });

            assertThat(stop(house, LONG)).contains(new Stopping.Ending(false, null, null));
            stops.join();
        }
    }

    private static Optional<Stopping.Ending> stop(NightHouse house, Duration patience) {
        return house.stopping().stop(house.stopping().holder(), patience);
    }

    private static long take(NightHouse house, String owner, Duration duration) {
        TransactionTemplate own = new TransactionTemplate(house.transactions());
        return own.execute(status -> house.database().leases().acquire(owner, MARCH_1, duration))
                .orElseThrow();
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
