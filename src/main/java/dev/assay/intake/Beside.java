package dev.assay.intake;

import dev.assay.operation.LogContext;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Threads that read files while others write to the database; they do not keep the process alive. */
final class Beside {
    private static final Executor THREADS =
            new ThreadPoolExecutor(0, Integer.MAX_VALUE, 5, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> {
                Thread thread = new Thread(work, "assay-reading");
                thread.setDaemon(true);
                return thread;
            });

    private Beside() {}

    /** Begins it, in the log context of this thread. */
    static <T extends @Nullable Object> CompletableFuture<T> begin(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, task -> THREADS.execute(LogContext.carriedInto(task)));
    }

    /**
     * Waits for what was begun.
     *
     * @throws RuntimeException or an error, as the work did
     */
    static <T extends @Nullable Object> T result(CompletableFuture<T> begun) {
        try {
            return begun.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error failure) {
                throw failure;
            }
            throw e;
        }
    }
}
