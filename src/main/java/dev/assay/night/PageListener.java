package dev.assay.night;

import dev.assay.operation.Progress;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.batch.core.listener.ItemWriteListener;
import org.springframework.batch.infrastructure.item.Chunk;

/** Tells how many partners are done. */
final class PageListener implements ItemWriteListener<Page.Judged> {
    private final Progress progress;
    private final AtomicLong done;
    private final long total;

    PageListener(Progress progress, AtomicLong done, long total) {
        this.progress = progress;
        this.done = done;
        this.total = total;
    }

    @Override
    public void afterWrite(Chunk<? extends Page.Judged> pages) {
        for (Page.Judged judged : pages) {
            progress.advance(done.addAndGet(judged.page().facts().size()), total);
        }
    }
}
