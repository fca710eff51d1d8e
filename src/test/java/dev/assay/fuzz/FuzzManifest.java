package dev.assay.fuzz;

import dev.assay.feed.Inbox;
import dev.assay.feed.InboxFile;
import dev.assay.feed.Manifest;
import dev.assay.feed.format.FeedLimits;
import dev.assay.feed.format.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The manifest of a file: refused with a reason, or read again as it is written. */
public final class FuzzManifest {
    private static final Fuzzed FUZZED = Fuzzed.here();
    private static final InboxFile FILE = file();

    private FuzzManifest() {}

    public static void fuzzerTestOneInput(byte[] input) {
        Fuzzed.timed(() -> {
            try {
                Manifest manifest = read(input);
                Manifest again = read(manifest.json().getBytes(StandardCharsets.UTF_8));
                Fuzzed.require(manifest.equals(again), "%s is read again as %s".formatted(manifest, again));
            } catch (Refusal e) {
                Fuzzed.require(e.reason().length() < 2000, "a long reason: " + e.reason());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static InboxFile file() {
        FUZZED.file("partners.csv", new byte[0]);
        FUZZED.file("partners.csv.manifest.json", new byte[0]);
        return Inbox.scan(FUZZED.folder(), FeedLimits.DEFAULTS).files().get(0);
    }

    private static Manifest read(byte[] written) throws IOException {
        FUZZED.file("partners.csv.manifest.json", written);
        return Manifest.of(FILE);
    }
}
