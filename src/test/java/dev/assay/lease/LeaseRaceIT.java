package dev.assay.lease;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.EachEngine;
import dev.assay.database.EmptyDatabase;
import dev.assay.database.WithoutTables;
import dev.assay.night.NightHouse;
import dev.assay.store.run.LeaseStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.transaction.support.TransactionTemplate;

@WithoutTables
final class LeaseRaceIT {
    private static final int STARTS = 6;

    @EachEngine
    void of_many_that_start_at_once_one_gets_the_lease(EmptyDatabase database) throws Exception {
        try (NightHouse house = new NightHouse(database)) {
            LeaseStore leases = house.database().leases();
            for (int round = 0; round < 5; round++) {
                List<Long> tokens = tokens(house, leases);
                assertThat(tokens).as("round %d", round).hasSize(1);
                leases.release(tokens.get(0));
            }
        }
    }

    private static List<Long> tokens(NightHouse house, LeaseStore leases) throws Exception {
        TransactionTemplate own = new TransactionTemplate(house.transactions());
        CountDownLatch together = new CountDownLatch(STARTS);
        ExecutorService threads = Executors.newFixedThreadPool(STARTS);
        try {
            List<Future<Optional<Long>>> starts = new ArrayList<>();
            for (int i = 0; i < STARTS; i++) {
                String owner = "owner " + i;
                starts.add(threads.submit(() -> {
                    together.countDown();
                    together.await();
                    return Objects.requireNonNull(
                            own.execute(status -> leases.acquire(owner, null, Duration.ofMinutes(5))));
                }));
            }
            List<Long> tokens = new ArrayList<>();
            for (Future<Optional<Long>> start : starts) {
                start.get().ifPresent(tokens::add);
            }
            return tokens;
        } finally {
            threads.shutdown();
        }
    }
}
