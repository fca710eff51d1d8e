package dev.assay.telemetry;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;

/** The file that Prometheus' node exporter picks up. It is there whole or not at all, whenever it is looked at. */
final class Textfile {
    private final Path file;

    Textfile(Path file) {
        this.file = file.toAbsolutePath();
    }

    /** @throws IOException if it cannot be written; what was there before is there still */
    void write(RunMetrics figures, Instant now) throws IOException {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        new Gauges(registry).enter(figures, now);
        // no .prom at its end, or a half-written one would be picked up
        Path draft = Files.createTempFile(file.getParent(), file.getFileName() + ".", ".tmp");
        try {
            Files.writeString(draft, registry.scrape());
            readableByOthers(draft);
            move(draft);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** The node exporter runs as another user; the figures are no secret. */
    private static void readableByOthers(Path draft) throws IOException {
        if (Files.getFileStore(draft).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-r--r--"));
        }
    }

    private void move(Path draft) throws IOException {
        try {
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
