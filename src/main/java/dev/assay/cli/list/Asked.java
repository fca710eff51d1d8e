package dev.assay.cli.list;

import dev.assay.cli.command.CommandFailure;
import dev.assay.cli.command.ExitCode;
import dev.assay.cli.command.RulebookOption;
import dev.assay.operation.Settings;
import dev.assay.yaml.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Checks what a list is filtered by: an empty list of a misspelt word would look like good news. */
final class Asked {
    private static final int MOST = 3;

    private Asked() {}

    /**
     * The known word that was written, ignoring case.
     *
     * @throws CommandFailure if there is none; names the nearest ones, or all
     */
    static String oneOf(String option, String written, Collection<String> known) {
        return known.stream()
                .filter(word -> word.equalsIgnoreCase(written))
                .findFirst()
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.USAGE,
                        "%s: there is no \"%s\"; %s".formatted(option, written, meant(written, known))));
    }

    /** The levels of all rulebooks of the settings, in capitals, and NONE; none if the rulebooks cannot be read here. */
    static List<String> levels(Settings settings) {
        List<String> levels = new ArrayList<>(List.of("NONE"));
        try {
            RulebookOption.load(settings.rulebooks()).rulebooks().levelNames().stream()
                    .map(level -> level.toUpperCase(Locale.ROOT))
                    .forEach(levels::add);
            return levels;
        } catch (CommandFailure e) {
            // who only reads the tables may have no rulebooks
            return List.of();
        }
    }

    private static String meant(String written, Collection<String> known) {
        List<String> near = Nearest.several(written, known, MOST);
        return near.isEmpty()
                ? "give one of " + String.join(", ", known)
                : "did you mean " + String.join(" or ", near) + "?";
    }
}
