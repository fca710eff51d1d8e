package dev.assay.rulebook;

import dev.assay.rules.Rulebooks;
import java.nio.file.Path;
import java.util.List;

/**
 * The rulebooks of a folder.
 *
 * @param rulebooks all versions, checked
 * @param fingerprint SHA-256 (64 lower-case hex digits) of the contents of the files in the order of their names; a
 *     resumed night compares it to detect changed rules
 * @param files the files read, sorted by name
 */
public record LoadedRulebooks(Rulebooks rulebooks, String fingerprint, List<Path> files) {
    public LoadedRulebooks {
        files = List.copyOf(files);
    }
}
