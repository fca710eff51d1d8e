package dev.assay.sample;

import java.nio.file.Path;
import java.util.Locale;

/** The programmes that can be invented. */
public enum SampleKind {
    /** Competencies at silver and gold levels, displayed by a yearly membership. */
    SILVER_GOLD("jobs/rulebooks"),
    /** Designations by points, each enrolled in for a year of its own. */
    SOLUTIONS_PARTNER("jobs/rulebooks/solutions-partner");

    private final String rulebooks;

    SampleKind(String rulebooks) {
        this.rulebooks = rulebooks;
    }

    /** The name on the command line. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Where its shipped rulebooks are, below the folder of the installation. */
    public Path rulebooks() {
        return Path.of(rulebooks);
    }

    @Override
    public String toString() {
        return id();
    }
}
