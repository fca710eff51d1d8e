package dev.assay.feed;

import dev.assay.facts.Feed;
import dev.assay.mapping.Mappings;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The first reading of a delivery, which decides whether it is refused. */
final class Examination {
    private final InboxFile file;
    private final Mappings mappings;
    private final FeedLimits limits;
    private final RejectionLimit limit;
    private final Consumer<? super Rejection> rejections;
    private long rejected;
    private @Nullable Rejection firstRejection;

    Examination(
            InboxFile file,
            Mappings mappings,
            FeedLimits limits,
            RejectionLimit limit,
            Consumer<? super Rejection> rejections) {
        this.file = file;
        this.mappings = mappings;
        this.limits = limits;
        this.limit = limit;
        this.rejections = rejections;
    }

    Validation result() throws IOException {
        Manifest manifest = null;
        try {
            manifest = Manifest.of(file);
            Feed feed = manifest.feeds(mappings).get(0);
            long rows = rows(manifest, feed);
            judge(rows, manifest);
            return new Validation.Valid(
                    new Delivery(file, manifest), List.of(new Validation.Portion(feed, rows, rejected)), rejected);
        } catch (Refusal e) {
            return new Validation.Refused(file, manifest, e.reason());
        }
    }

    /** Reads the file to its end. A wrong hash is told rather than what it makes of the contents. */
    private long rows(Manifest manifest, Feed feed) throws IOException {
        try (DataFile data = new DataFile(file, feed, limits)) {
            long rows;
            try {
                rows = count(new RowStream(data, manifest));
            } catch (Refusal e) {
                compare(data.sha256(), manifest);
                throw e;
            }
            compare(data.sha256(), manifest);
            return rows;
        }
    }

    private long count(RowStream rows) throws IOException {
        for (DeliveryRow row = rows.next(); row != null; row = rows.next()) {
            row.to(fact -> {}, this::reject);
        }
        return rows.number();
    }

    private void reject(Rejection rejection) {
        rejected++;
        if (firstRejection == null) {
            firstRejection = rejection;
        }
        rejections.accept(rejection);
    }

    private static void compare(String sha256, Manifest manifest) throws Refusal {
        if (!sha256.equals(manifest.sha256())) {
            throw new Refusal(("the file's sha256 is %s, the manifest says %s; send the file again,"
                            + " or seal it again if it is meant to be as it is")
                    .formatted(sha256, manifest.sha256()));
        }
    }

    private void judge(long rows, Manifest manifest) throws Refusal {
        if (rows != manifest.rows()) {
            throw new Refusal(("the file has %d rows (rejected ones included), the manifest says %d;"
                            + " send the whole file, or correct the manifest")
                    .formatted(rows, manifest.rows()));
        }
        Rejection first = firstRejection;
        if (first != null && limit.exceededBy(rejected, rows)) {
            throw new Refusal(("%d of %d rows are rejected, more than %d and more than %d %%; the first: line %d, %s%s")
                    .formatted(
                            rejected,
                            rows,
                            limit.rows(),
                            limit.percent(),
                            first.line(),
                            first.column() == null ? "" : first.column() + ": ",
                            first.reason()));
        }
    }
}
