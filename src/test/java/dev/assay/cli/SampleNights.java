package dev.assay.cli;

import dev.assay.rulebook.RulebookLoader;
import dev.assay.sample.SampleProgramme;
import dev.assay.sample.SampleRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** The deliveries of an invented programme of 150 partners. */
public final class SampleNights {
    public static final LocalDate FIRST = LocalDate.of(2017, 10, 16);
    public static final LocalDate SECOND = LocalDate.of(2017, 12, 4);

    private final Path folder;

    private SampleNights(Path folder) {
        this.folder = folder;
    }

    /** Writes them below the folder. */
    public static SampleNights in(Path folder) {
        return in(folder, 150);
    }

    /** Writes those of another number of partners below the folder. */
    public static SampleNights in(Path folder, int partners) {
        Path out = folder.resolve("sample");
        try {
            new SampleProgramme(
                            new RulebookLoader().load(Path.of("jobs/rulebooks")).rulebooks(),
                            new SampleRequest(partners, 7, List.of(FIRST, SECOND)))
                    .write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new SampleNights(out);
    }

    /** The command for the night of the date. */
    public String[] nightly(LocalDate date) {
        return new String[] {
            "nightly", "--date", date.toString(), "--inbox", inbox(date).toString()
        };
    }

    public Path inbox(LocalDate date) {
        try (var nights = Files.list(folder)) {
            return nights.filter(night -> night.toString().endsWith(date.toString()))
                    .findFirst()
                    .orElseThrow()
                    .toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
