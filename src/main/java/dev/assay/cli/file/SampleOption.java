package dev.assay.cli.file;

import dev.assay.operation.Settings;
import dev.assay.sample.SampleKind;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which programme is invented. */
public final class SampleOption {
    @Option(
            names = "--programme",
            paramLabel = "KIND",
            defaultValue = "silver-gold",
            converter = Kinds.class,
            description = "Which kind: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private SampleKind kind = SampleKind.SILVER_GOLD;

    /** Reads a kind by its name on the command line. */
    static final class Kinds implements ITypeConverter<SampleKind> {
        @Override
        public SampleKind convert(String value) {
            return Arrays.stream(SampleKind.values())
                    .filter(kind -> kind.id().equalsIgnoreCase(value))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("'%s' is not a kind of programme; write %s"
                            .formatted(
                                    value,
                                    Arrays.stream(SampleKind.values())
                                            .map(SampleKind::id)
                                            .collect(Collectors.joining(" or ")))));
        }
    }

    public SampleKind kind() {
        return kind;
    }

    /** Where the rulebooks of that programme are shipped. */
    public Path rulebooks(Settings settings) {
        return settings.home().resolve(kind.rulebooks());
    }
}
