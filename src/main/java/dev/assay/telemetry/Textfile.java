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

/** The file for Prometheus' node exporter. It is replaced atomically, so it is always complete. */
final class Textfile {
    private final Path file;

    Textfile(Path file) {
        this.file = file.toAbsolutePath();
    }

    /** @throws IOException if it cannot be written; the previous file is then unchanged */
    void write(RunMetrics figures, Instant now) throws IOException {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        new Gauges(registry).enter(figures, now);
        // without .prom, as the node exporter would pick up a half-written file
        Path draft = Files.createTempFile(file.getParent(), file.getFileName() + ".", ".tmp");
        try {
            Files.writeString(draft, registry.scrape());
            readableByOthers(draft);
            move(draft);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** The node exporter runs as another user, and the metrics are not secret. */
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
