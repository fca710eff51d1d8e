package dev.assay.rules;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A certification, exam or assessment of the catalogue.
 *
 * @param code in canonical form
 * @param title for people
 * @param kind exam, certification or assessment, as the rulebook writes it
 * @param earnedBy last day on which it could be earned to count at all; null = no end
 * @param countsUntil last day on which it counts; null = no end
 */
public record Credential(
        String code, String title, String kind, @Nullable LocalDate earnedBy, @Nullable LocalDate countsUntil) {
    public Credential {
        Objects.requireNonNull(code);
        Objects.requireNonNull(title);
        Objects.requireNonNull(kind);
    }

    /** True if one earned on {@code earnedOn} counts on {@code day} with regard to its retirement. */
    public boolean counts(LocalDate earnedOn, LocalDate day) {
        return (earnedBy == null || !earnedOn.isAfter(earnedBy)) && (countsUntil == null || !day.isAfter(countsUntil));
    }
}
