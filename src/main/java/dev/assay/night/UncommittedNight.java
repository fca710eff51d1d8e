package dev.assay.night;

import dev.assay.intake.DeliveryDesk;
import dev.assay.intake.DeliveryRules;
import dev.assay.lease.StopRequested;
import dev.assay.operation.Settings;
import dev.assay.store.Database;
import dev.assay.store.run.RangeStore;
import dev.assay.store.run.Run;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.Chunk;

/** The parts of a night, by one thread and all in the current transaction, which nobody is going to commit. */
final class UncommittedNight {
    private final Night night;
    private final Database database;
    private final Settings settings;
    private final RangeStore ranges;
    private final long runId;

    UncommittedNight(Night night, Database database, Settings settings) {
        this.night = night;
        this.database = database;
        this.settings = settings;
        this.ranges = database.ranges();
        this.runId = night.run().runId();
    }

    /** Takes in what lies in the inbox, whether mandatory feeds are among it or not. */
    void deliveries(Path inbox) throws StopRequested {
        night.progress().step("deliveries");
        DeliveryRules rules = DeliveryRules.of(settings).withoutMandatory();
        try (DeliveryDesk desk = new DeliveryDesk(database, inbox, runId, rules, night.progress())) {
            do {
                night.lease().check();
            } while (desk.next());
        }
    }

    /** Says where each override stands. */
    void overrides() throws StopRequested {
        night.progress().step("overrides");
        OverridesTasklet overrides = new OverridesTasklet(
                night, database.overrides(), settings.work().pageSize());
        do {
            night.lease().check();
        } while (overrides.next());
    }

    /**
     * Judges partners and writes what it says of them.
     *
     * @param partners their ids; null = all
     */
    void evaluate(@Nullable List<String> partners) throws StopRequested {
        night.progress().step("evaluation");
        if (partners == null) {
            ranges.divide(runId, 1);
        } else {
            ranges.single(runId, partners);
        }
        long total = partners == null ? ranges.partners() : partners.size();
        AtomicLong done = new AtomicLong();
        for (RangeStore.Range range : ranges.of(runId)) {
            evaluate(range.number(), new PageListener(night.progress(), done, total));
        }
    }

    private void evaluate(int range, PageListener listener) throws StopRequested {
        PageReader reader = new PageReader(
                night,
                range,
                settings.work().pageSize(),
                ranges,
                database.dossiers(settings.work().factsPerPartner()),
                database.published());
        PageProcessor processor = new PageProcessor(night);
        PageWriter writer = new PageWriter(night, database.standings(), ranges);
        for (Page page = reader.read(); page != null; page = reader.read()) {
            Chunk<Page.Judged> judged = Chunk.of(processor.process(page));
            writer.write(judged);
            listener.afterWrite(judged);
        }
    }

    /** The run as it would be: held, or else about to be published. */
    Run guard() {
        new GuardTasklet(night, settings.guard(), database.runs(), ranges).guard();
        return database.runs().find(runId).orElseThrow();
    }

    /** What it has counted. */
    RangeStore.Count count() {
        return ranges.total(runId);
    }
}
