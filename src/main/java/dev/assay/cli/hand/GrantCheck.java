package dev.assay.cli.hand;

import dev.assay.cli.command.CommandFailure;
import dev.assay.cli.command.ExitCode;
import dev.assay.facts.Dossier;
import dev.assay.facts.Grant;
import dev.assay.facts.Person;
import dev.assay.rules.Code;
import dev.assay.rules.Competency;
import dev.assay.rules.Rulebook;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an override may grant: only what the rulebook asks for and the partner's people can have. */
final class GrantCheck {
    private final Rulebook rulebook;
    private final Dossier dossier;
    private final Competency competency;
    private final LocalDate day;

    /** @param day first day in force */
    GrantCheck(Rulebook rulebook, Dossier dossier, String competency, LocalDate day) {
        this.rulebook = rulebook;
        this.dossier = dossier;
        this.day = day;
        String code = Code.canonical(competency);
        Competency known = rulebook.competency(code);
        if (known == null) {
            throw unknown("competency", code, rulebook.competencies().keySet());
        }
        this.competency = known;
    }

    /** The canonical code of the competency. */
    String code() {
        return competency.code();
    }

    /** The one thing that is granted. */
    Grant grant(
            @Nullable String level,
            @Nullable String requirement,
            @Nullable String person,
            @Nullable String credential) {
        long things = Stream.of(level, requirement, person == null ? credential : person)
                .filter(Objects::nonNull)
                .count();
        if (things != 1 || (person == null) != (credential == null)) {
            throw ExitCode.USAGE.failure("give exactly one of --level, --requirement, and --person with --credential");
        }
        if (level != null) {
            return ofLevel(level);
        }
        return requirement != null
                ? ofRequirement(requirement)
                : ofCredential(Objects.requireNonNull(person), Code.canonical(Objects.requireNonNull(credential)));
    }

    private Grant ofLevel(String level) {
        return competency
                .ladder()
                .level(level)
                .map(known -> new Grant.OfLevel(known.name()))
                .orElseThrow(() -> unknown("level", level, competency.ladder().names()));
    }

    private Grant ofRequirement(String id) {
        Set<String> ids = new TreeSet<>();
        competency.requirements().forEach(requirement -> ids.add(requirement.id()));
        if (!ids.contains(id)) {
            throw unknown("requirement", id, ids);
        }
        return new Grant.OfRequirement(id);
    }

    private Grant ofCredential(String personId, String code) {
        Set<String> codes = new TreeSet<>();
        competency
                .requirements()
                .flatMap(requirement -> requirement.counted().stream())
                .forEach(measure -> codes.addAll(measure.credentialCodes()));
        if (!codes.contains(code)) {
            throw unknown("credential", code, codes);
        }
        Person person = dossier.people().get(personId);
        if (person == null || !person.associatedOn(day)) {
            throw ExitCode.USAGE.failure(
                    "%s is not with %s on %s, and a credential counts only while its holder is; name somebody who is",
                    personId, dossier.partner().partnerId(), day);
        }
        return new Grant.OfCredential(personId, code);
    }

    private CommandFailure unknown(String what, String named, Collection<String> known) {
        return ExitCode.USAGE.failure(
                "rulebook %s, in force on %s, has no %s \"%s\" here; it has %s",
                rulebook.version(), day, what, named, String.join(", ", List.copyOf(known)));
    }
}
