package dev.assay.cli.list;

import dev.assay.cli.command.CommandFailure;
import dev.assay.cli.command.ExitCode;
import dev.assay.cli.command.RulebookOption;
import dev.assay.cli.command.Session;
import dev.assay.yaml.Nearest;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

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
                .orElseThrow(() ->
                        ExitCode.USAGE.failure("%s: there is no \"%s\"; %s", option, written, meant(written, known)));
    }

    /** The levels of the configured rulebooks, which may not be those of the database, and all that are displayed. */
    static Set<String> levels(Session session) {
        Set<String> levels = new LinkedHashSet<>(List.of("NONE"));
        try {
            RulebookOption.load(session.settings().rulebooks()).rulebooks().levelNames().stream()
                    .map(level -> level.toUpperCase(Locale.ROOT))
                    .forEach(levels::add);
        } catch (CommandFailure e) {
            // who only reads the tables may have no rulebooks
        }
        levels.addAll(session.database().lists().displayedLevels());
        return levels;
    }

    private static String meant(String written, Collection<String> known) {
        List<String> near = Nearest.several(written, known, MOST);
        return near.isEmpty()
                ? "give one of " + String.join(", ", known)
                : "did you mean " + String.join(" or ", near) + "?";
    }
}
