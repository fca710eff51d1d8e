package dev.assay.sample;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What stands in the README beside the nights. */
record Guide(SampleRequest request, Nights nights) {
    String text() {
        String dates = nights.dates().stream().map(LocalDate::toString).collect(Collectors.joining(", "));
        String commands = IntStream.rangeClosed(1, nights.count())
                .mapToObj(night -> "jobs/assay nightly --date %s --inbox FOLDER/%s"
                        .formatted(nights.date(night), NightFolder.path(Path.of(""), nights, night)))
                .collect(Collectors.joining("\n    "));
        return """
                Sample deliveries. All companies and people are invented.

                Arguments: --partners %d --seed %d --nights %d
                Business dates: %s

                The first night brings the whole programme, each later one what has changed since. Among the rows are,
                on purpose, a few malformed, doubled and stale ones, and deliveries that come a second time.

                Run the nights in their order, FOLDER being the folder of this file:

                    %s

                Look at what was found:

                    jobs/assay status
                    jobs/assay rejects
                """
                .formatted(request.partners(), request.seed(), nights.count(), dates, commands);
    }
}
