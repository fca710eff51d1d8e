package dev.assay.sample;

import dev.assay.facts.Feed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What stands beside a data file. */
record Manifest(Feed feed, DeliveryFile.Mode mode, Instant producedAt, long rows, String sha256) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** The same content, delivered at another time. */
    Manifest producedAt(Instant later) {
        return new Manifest(feed, mode, later, rows, sha256);
    }

    void writeBeside(Path data) throws IOException {
        ObjectNode json = JSON.createObjectNode()
                .put("feed", feed.id())
                .put("mode", mode.name().toLowerCase(Locale.ROOT))
                .put("produced_at", producedAt.toString())
                .put("rows", rows)
                .put("sha256", sha256);
        Path manifest = beside(data);
        Path unfinished = manifest.resolveSibling(manifest.getFileName() + ".unfinished");
        Files.writeString(unfinished, JSON.writeValueAsString(json) + "\n");
        Files.move(unfinished, manifest, StandardCopyOption.ATOMIC_MOVE);
    }

    static Manifest readBeside(Path data, Feed feed) throws IOException {
        var json = JSON.readTree(Files.readString(beside(data)));
        return new Manifest(
                feed,
                DeliveryFile.Mode.valueOf(json.get("mode").stringValue().toUpperCase(Locale.ROOT)),
                Instant.parse(json.get("produced_at").stringValue()),
                json.get("rows").longValue(),
                json.get("sha256").stringValue());
    }

    private static Path beside(Path data) {
        return data.resolveSibling(data.getFileName() + ".manifest.json");
    }
}
