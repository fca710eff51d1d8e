package dev.assay.night;

import dev.assay.store.run.Run;
import dev.assay.store.run.RunStatus;
import dev.assay.store.run.RunStore;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The state of the night of each date, which decides what can still be done with it. */
final class NightCalendar {
    private final RunStore runs;

    NightCalendar(RunStore runs) {
        this.runs = runs;
    }

    /** The dates from one to another, both inclusive, in ascending order. */
    List<NightDate> between(LocalDate from, LocalDate to) {
        LocalDate last = runs.published().map(Run::businessDate).orElse(null);
        Map<LocalDate, List<Run>> attempts =
                runs.between(from, to).stream().collect(Collectors.groupingBy(Run::businessDate));
        return from.datesUntil(to.plusDays(1))
                .map(date -> state(date, attempts.getOrDefault(date, List.of()), last))
                .toList();
    }

    /** One date. */
    NightDate of(LocalDate date) {
        return between(date, date).get(0);
    }

    /** The held run of a date, even if another run of that date is published. */
    Optional<Run> held(LocalDate date) {
        return with(RunStatus.HELD, runs.of(date));
    }

    private static NightDate state(LocalDate date, List<Run> attempts, @Nullable LocalDate last) {
        Optional<Run> published = with(RunStatus.PUBLISHED, attempts);
        if (published.isPresent()) {
            return new NightDate(date, NightDate.State.PUBLISHED, published.get());
        }
        if (last != null && date.isBefore(last)) {
            return new NightDate(date, NightDate.State.PASSED, null);
        }
        Optional<Run> held = with(RunStatus.HELD, attempts);
        if (held.isPresent()) {
            return new NightDate(date, NightDate.State.HELD, held.get());
        }
        Run newest = attempts.isEmpty() ? null : attempts.get(attempts.size() - 1);
        return newest != null && newest.status().unfinished()
                ? new NightDate(date, NightDate.State.UNFINISHED, newest)
                : new NightDate(date, NightDate.State.MISSING, null);
    }

    private static Optional<Run> with(RunStatus status, List<Run> attempts) {
        return attempts.stream().filter(run -> run.status() == status).findFirst();
    }
}
