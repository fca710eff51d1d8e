package dev.assay.facts;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A version of a fact that is stored in place of another one, or as the first with its key.
 *
 * @param before what was stored under the key; null = nothing
 */
public record Change(Fact now, @Nullable Fact before) {
    /** Whom it is about, or was about before. */
    public Set<Subject> subjects() {
        Set<Subject> subjects = new HashSet<>(now.subjects());
        if (before != null) {
            subjects.addAll(before.subjects());
        }
        return subjects;
    }

    /** The first day from which it makes no difference, see {@link Fact#differsUntil}. */
    public LocalDate differsUntil() {
        return now.differsUntil(before);
    }
}
