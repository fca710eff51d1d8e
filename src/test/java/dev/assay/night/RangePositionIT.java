package dev.assay.night;

import static dev.assay.night.Programmes.MARCH_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.database.EachEngine;
import dev.assay.database.EmptyDatabase;
import dev.assay.database.Engine;
import dev.assay.store.Database;
import dev.assay.store.run.RangeStore;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Two who work on the same range, such as workers that got the same message twice. */
final class RangePositionIT {
    private static final long RUN = 1;
    private static final RangeStore.Count ONE = new RangeStore.Count(1, 0, 0, 0, 0, 0, 0);

    @EachEngine
    void a_page_is_refused_if_the_range_has_moved_since_the_page_began(EmptyDatabase database) {
        RangeStore ranges = afterANight(database, database.dataSource());
        RangeStore.Range range = ranges.of(RUN).get(0);
        RangeStore.Count counted = ranges.total(RUN);

        assertThatThrownBy(() -> ranges.advance(RUN, range.number(), null, range.to(), ONE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is no longer at");
        assertThat(ranges.total(RUN)).isEqualTo(counted);

        ranges.advance(RUN, range.number(), range.doneThrough(), range.to(), ONE);
        assertThat(ranges.total(RUN).partners()).isEqualTo(counted.partners() + 1);
    }

    @EachEngine({Engine.MARIADB, Engine.MYSQL})
    void whoever_comes_second_continues_behind_the_first(EmptyDatabase database) throws Exception {
        DataSource source = database.dataSource();
        RangeStore ranges = afterANight(database, source);
        RangeStore.Range range = ranges.of(RUN).get(0);
        TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(source));

        CompletableFuture<RangeStore.Range> second = Objects.requireNonNull(transaction.execute(status -> {
            ranges.lock(RUN, range.number());
            CompletableFuture<RangeStore.Range> waiting = CompletableFuture.supplyAsync(
                    () -> Objects.requireNonNull(transaction.execute(other -> ranges.lock(RUN, range.number()))));
            // time in which the second would see the old position if it did not have to wait
            pause();
            ranges.advance(RUN, range.number(), range.doneThrough(), range.from(), ONE);
            return waiting;
        }));
        assertThat(second.get(60, TimeUnit.SECONDS).doneThrough()).isEqualTo(range.from());
    }

    private static void pause() {
        try {
            Thread.sleep(500);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RangeStore afterANight(EmptyDatabase database, DataSource source) {
        try (NightHouse house = new NightHouse(database)) {
            house.put(Programmes.silverPartners(5));
            house.nightly(MARCH_1);
        }
        return new Database(source).ranges();
    }
}
