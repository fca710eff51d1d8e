package dev.assay.cause;

import dev.assay.rules.Requirement;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gathers causes, each once, in the order in which they are found. */
final class CauseList {
    private final boolean ahead;
    private final Set<Cause> causes = new LinkedHashSet<>();

    /** @param ahead true if what is gathered is yet to come */
    CauseList(boolean ahead) {
        this.ahead = ahead;
    }

    void add(
            Cause.Kind kind,
            @Nullable Requirement requirement,
            @Nullable String personId,
            @Nullable String credentialCode,
            @Nullable LocalDate day,
            String detail) {
        Cause cause =
                new Cause(kind, requirement == null ? null : requirement.id(), personId, credentialCode, day, detail);
        causes.add(ahead ? cause.ahead() : cause);
    }

    int size() {
        return causes.size();
    }

    List<Cause> all() {
        return List.copyOf(causes);
    }
}
