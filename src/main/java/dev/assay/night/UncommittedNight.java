package dev.assay.night;

import dev.assay.lease.StopRequested;
import dev.assay.night.NightWork.PageWork;
import dev.assay.store.run.RangeStore;
import java.util.Set;
import org.springframework.batch.infrastructure.item.Chunk;

/** Runs parts of a night in one thread and one transaction, the current one, which the caller never commits. */
final class UncommittedNight {
    private final Night night;
    private final NightWork work;

    UncommittedNight(Night night, NightWork work) {
        this.night = night;
        this.work = work;
    }

    /** Runs the given parts in the order of the night. */
    void run(Set<NightPart> parts) throws StopRequested {
        for (NightPart part : NightPart.values()) {
            if (parts.contains(part)) {
                night.progress().step(part.step());
                run(part);
            }
        }
    }

    private void run(NightPart part) throws StopRequested {
        if (part == NightPart.EVALUATION) {
            for (RangeStore.Range range : work.ranges()) {
                evaluate(work.range(range.number()));
            }
            return;
        }
        boolean more = true;
        while (more) {
            more = work.next(part);
        }
    }

    private static void evaluate(PageWork range) throws StopRequested {
        for (Page page = range.reader().read();
                page != null;
                page = range.reader().read()) {
            Chunk<Page.Evaluated> evaluated = Chunk.of(range.processor().process(page));
            range.writer().write(evaluated);
            range.listener().afterWrite(evaluated);
        }
    }
}
