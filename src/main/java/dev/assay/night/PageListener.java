package dev.assay.night;

import dev.assay.operation.Progress;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.batch.core.listener.ItemWriteListener;
import org.springframework.batch.infrastructure.item.Chunk;

/** Reports how many partners are done. */
final class PageListener implements ItemWriteListener<Page.Evaluated> {
    private final Progress progress;
    private final AtomicLong done;
    private final long total;

    PageListener(Progress progress, AtomicLong done, long total) {
        this.progress = progress;
        this.done = done;
        this.total = total;
    }

    @Override
    public void afterWrite(Chunk<? extends Page.Evaluated> pages) {
        for (Page.Evaluated evaluated : pages) {
            progress.advance(done.addAndGet(evaluated.page().facts().size()), total);
        }
    }
}
