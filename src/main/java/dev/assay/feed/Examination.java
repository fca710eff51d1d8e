package dev.assay.feed;

import dev.assay.facts.Feed;
import dev.assay.feed.format.FeedLimits;
import dev.assay.feed.format.Refusal;
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
            Delivery delivery = new Delivery(file, manifest);
            List<Validation.Portion> portions = portions(delivery);
            return new Validation.Valid(delivery, portions, rejected);
        } catch (Refusal e) {
            return new Validation.Refused(file, manifest, e.reason());
        }
    }

    /** Reads the whole file. A wrong hash is reported in preference to errors in the contents that result from it. */
    private List<Validation.Portion> portions(Delivery delivery) throws IOException {
        Manifest manifest = delivery.manifest();
        Feed first = manifest.feeds(mappings).get(0);
        try (RowStream rows = RowStream.open(delivery, first, mappings, limits)) {
            rows.countConflicts();
            try {
                for (DeliveryRow row = rows.next(); row != null; row = rows.next()) {
                    row.to(fact -> {}, this::reject);
                }
            } catch (Refusal e) {
                compare(rows.sha256(), manifest);
                throw e;
            }
            compare(rows.sha256(), manifest);
            judge(rows.records(), manifest);
            return rows.portions();
        }
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
                            + " or seal it again if its contents are as intended")
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
