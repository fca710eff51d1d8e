package dev.assay.bench;

import dev.assay.rules.Level;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeSet;

/** Which partner has earned which level in which competency, whatever the order in which it was found. */
final class EarnedLevels {
    private final TreeSet<String> lines = new TreeSet<>();

    void add(String partner, String competency, String level) {
        if (!level.equals(Level.NONE.name())) {
            lines.add("%s|%s|%s".formatted(partner, competency, level));
        }
    }

    /** How many there are, and a digest: the same for the same ones. */
    String digest() {
        try {
            byte[] all = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
            String hash = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(all));
            return "%d earned levels, %s".formatted(lines.size(), hash.substring(0, 12));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
