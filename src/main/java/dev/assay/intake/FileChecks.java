package dev.assay.intake;

import dev.assay.feed.Fingerprint;
import dev.assay.feed.InboxFile;
import dev.assay.feed.Rejection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Checks the files of the inbox: one at a time beside other work, so that the next file is read while the current one is
 * being applied. Used by one thread.
 */
final class FileChecks {
    private static final int MOST_REJECTIONS = 1000;

    private final DeliveryRules rules;
    private final Map<InboxFile, FileCheck> done = new HashMap<>();
    private @Nullable Ahead ahead;

    FileChecks(DeliveryRules rules) {
        this.rules = rules;
    }

    /** A check beside other work; null is found if it has to be made in turn. */
    private record Ahead(InboxFile file, CompletableFuture<@Nullable Found> found) {}

    private record Found(FileCheck check, List<Rejection> rejections) {}

    /** Begins to check a file beside other work, unless that is done already. */
    void begin(InboxFile file) {
        if (ahead == null || !ahead.file().equals(file)) {
            ahead = new Ahead(file, Beside.begin(() -> found(file)));
        }
    }

    /**
     * The check of a file as it is now.
     *
     * @param rejections receives its rejected rows in file order
     * @throws IOException if the file cannot be read
     */
    FileCheck of(InboxFile file, Consumer<? super Rejection> rejections) throws IOException {
        Found found = ahead == null || !ahead.file().equals(file) ? null : Beside.result(ahead.found());
        ahead = null;
        FileCheck check;
        if (found != null && found.check().before().equals(FileCheck.Stamp.of(file))) {
            found.rejections().forEach(rejections);
            check = found.check();
        } else {
            check = FileCheck.of(file, rules, rejections);
        }
        done.put(file, check);
        return check;
    }

    /**
     * The hashes of a file as it is now; it is not read again if it has not changed since its check.
     *
     * @throws IOException if the file cannot be read
     */
    Fingerprint hashes(InboxFile file) throws IOException {
        FileCheck check = done.get(file);
        return check != null && check.before().equals(FileCheck.Stamp.of(file))
                ? check.hashes()
                : Fingerprint.of(file, rules.mappings());
    }

    /** Null if it cannot be read, or has more rejected rows than should be kept in memory. */
    private @Nullable Found found(InboxFile file) {
        List<Rejection> rejections = new ArrayList<>();
        try {
            FileCheck check = FileCheck.of(file, rules, rejection -> {
                if (rejections.size() == MOST_REJECTIONS) {
                    throw new CancellationException();
                }
                rejections.add(rejection);
            });
            return new Found(check, rejections);
        } catch (IOException | RuntimeException e) {
            return null;
        }
    }
}
