package dev.assay.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** Spoils deliveries in the ways in which transport and export programs do. */
final class Damage {
    private Damage() {}

    /** Cuts off the compressed achievements, changes the overrides after they were sealed, seals figures with a stray quote. */
    static void to(Path inbox) throws IOException {
        Path achievements = file(inbox, "achievements-", ".csv.gz");
        byte[] whole = Files.readAllBytes(achievements);
        Files.write(achievements, Arrays.copyOf(whole, whole.length / 2));
        seal(achievements);

        Path overrides = file(inbox, "overrides-", ".csv");
        Files.writeString(overrides, Files.readString(overrides) + "\n");

        Path metrics = file(inbox, "metrics-", ".csv");
        String[] lines = Files.readString(metrics).split("\n", 3);
        Files.writeString(metrics, lines[0] + "\n" + lines[1].replaceFirst("(.)", "$1\"") + "\n" + lines[2]);
        seal(metrics);
    }

    /** As the sender would whose program had written it like that. */
    private static void seal(Path file) throws IOException {
        Path manifest = file.resolveSibling(file.getFileName() + ".manifest.json");
        String sha256 = HexFormat.of().formatHex(sha256(Files.readAllBytes(file)));
        Files.writeString(manifest, Files.readString(manifest).replaceFirst("[0-9a-f]{64}", sha256));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path file(Path folder, String prefix, String suffix) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix)
                            && file.toString().endsWith(suffix))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
