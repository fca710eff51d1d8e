package dev.assay.sample;

import dev.assay.facts.Feed;
import dev.assay.facts.Grant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The overrides of a partner, of which only the last one changes. */
final class Overrides {
    private final String partnerId;
    private final List<String> reasons;
    private final Pen pen;
    private @Nullable SampleRow last;
    private int granted;

    /** @param reasons one of which is given for each */
    Overrides(String partnerId, List<String> reasons, Pen pen) {
        this.partnerId = partnerId;
        this.reasons = reasons;
        this.pen = pen;
    }

    /** Grants another one, with no end. */
    void grant(String competency, Grant grant, LocalDate on) {
        last = pen.write(
                Feed.OVERRIDES,
                "ov-" + partnerId + "-" + ++granted,
                partnerId,
                competency,
                grant.level(),
                grant.requirementId(),
                grant.personId(),
                grant.credentialCode(),
                on,
                null,
                "agent-" + pen.random().nextInt(10, 60),
                reasons.get(pen.random().nextInt(reasons.size())),
                null);
    }

    /** Ends the last one if there is one. */
    void end(LocalDate day, boolean revoked) {
        if (last != null) {
            last = revoked ? pen.change(last, "revoked_on", day) : pen.change(last, "valid_until", day.minusDays(1));
        }
    }

    /** True if the last one is not revoked. */
    boolean open() {
        return last != null && last.get("revoked_on").isEmpty();
    }

    /** Names the last one in a snapshot, if it is open. */
    void tellOpen() {
        if (last != null && open()) {
            pen.stillOpen(last);
        }
    }
}
