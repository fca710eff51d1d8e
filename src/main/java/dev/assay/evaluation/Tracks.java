package dev.assay.evaluation;

import dev.assay.rules.AttainmentPath;
import dev.assay.rules.Level;
import java.time.LocalDate;
import java.util.Map;

/**
 * The paths that count for a partner though they are, on the day, not for it: their track was the partner's on a
 * published night of the window in which a renewal may be secured.
 *
 * @param since by path, the first such night
 */
public record Tracks(Map<Track, LocalDate> since) {
    /** A path that is only for some partners. */
    public record Track(String competency, Level level, String path) {}

    /** No path counts by what was on other days. */
    public static final Tracks NONE = new Tracks(Map.of());

    public Tracks {
        since = Map.copyOf(since);
    }

    OnDay on(LocalDate day) {
        return new OnDay(this, day);
    }

    /** On one day. */
    record OnDay(Tracks tracks, LocalDate day) {
        /** True if the path counts whatever its {@code when} says on the day. */
        boolean counts(String competency, Level level, AttainmentPath path) {
            return path.when().isEmpty() || counts(competency, level, path.code());
        }

        /** True if the path counts by what was on other days. */
        boolean counts(String competency, Level level, String path) {
            LocalDate since = tracks.since.isEmpty() ? null : tracks.since.get(new Track(competency, level, path));
            return since != null && !since.isAfter(day);
        }
    }
}
