package dev.assay.cli.file;

import dev.assay.operation.Settings;
import dev.assay.sample.SampleKind;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which programme is invented. */
public final class SampleOption {
    @Option(
            names = "--programme",
            paramLabel = "KIND",
            defaultValue = "silver-gold",
            description = "Which kind: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private SampleKind kind = SampleKind.SILVER_GOLD;

    public SampleKind kind() {
        return kind;
    }

    /** Where the rulebooks of that programme are shipped. */
    public Path rulebooks(Settings settings) {
        return settings.home().resolve(kind.rulebooks());
    }
}
