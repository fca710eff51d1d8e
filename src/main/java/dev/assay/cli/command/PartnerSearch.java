package dev.assay.cli.command;

import dev.assay.assessment.Before;
import dev.assay.facts.Dossier;
import dev.assay.rules.Rulebooks;
import dev.assay.store.Database;
import dev.assay.store.fact.PartnerFacts;
import dev.assay.store.fact.PartnerNames;
import dev.assay.store.fact.PartnerNames.Named;
import dev.assay.yaml.Nearest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Finds the partner that somebody means, by its id or by its name, and what is known of it. */
public final class PartnerSearch {
    private static final int MOST = 5;

    private PartnerSearch() {}

    /**
     * The id of the partner.
     *
     * @param written an id, a name, or a part of a name that only one partner has
     * @throws CommandFailure if there is none, or several; names those that may have been meant
     */
    public static String id(Database database, String written) {
        PartnerNames names = database.partnerNames();
        if (names.exists(written)) {
            return written;
        }
        List<Named> all = names.all();
        List<Named> meant = all.stream()
                .filter(partner ->
                        partner.partnerId().equalsIgnoreCase(written) || written.equalsIgnoreCase(partner.name()))
                .toList();
        if (meant.isEmpty()) {
            String part = written.toLowerCase(Locale.ROOT);
            meant = all.stream()
                    .filter(partner -> !part.isBlank()
                            && partner.name() != null
                            && partner.name().toLowerCase(Locale.ROOT).contains(part))
                    .toList();
        }
        if (meant.size() == 1) {
            return meant.get(0).partnerId();
        }
        throw meant.isEmpty() ? unknown(written, all) : ambiguous(written, meant);
    }

    /**
     * All that is known of a partner.
     *
     * @throws CommandFailure if no partner has that id, naming those that may have been meant; or if its facts cannot be
     *     read
     */
    public static Dossier dossier(Session session, String partnerId) {
        Database database = session.database();
        PartnerFacts facts =
                database.dossiers(session.settings().work().factsPerPartner()).read(partnerId);
        if (facts == null) {
            throw unknown(partnerId, database.partnerNames().all());
        }
        Dossier dossier = facts.dossier();
        if (dossier == null) {
            throw ExitCode.FAILED.failure("partner %s: %s", partnerId, facts.problem());
        }
        return dossier;
    }

    /** What has been published of the partner before the night of that day. */
    public static Before before(Session session, Dossier dossier, LocalDate day, Rulebooks books) {
        Database database = session.database();
        return database.published()
                .before(List.of(dossier), day, database.runs().publishedNights(), books)
                .getOrDefault(dossier.partner().partnerId(), Before.nothing());
    }

    private static CommandFailure ambiguous(String written, List<Named> meant) {
        return ExitCode.USAGE.failure(
                "%d partners are called like \"%s\"; give the id of one: %s%s",
                meant.size(), written, shown(meant), meant.size() > MOST ? ", ..." : "");
    }

    private static CommandFailure unknown(String written, List<Named> all) {
        List<String> candidates = new ArrayList<>();
        all.forEach(partner -> {
            candidates.add(partner.partnerId());
            if (partner.name() != null) {
                candidates.add(partner.name());
            }
        });
        List<String> nearest = Nearest.several(written, candidates, MOST);
        List<Named> near = all.stream()
                .filter(partner -> nearest.contains(partner.partnerId()) || nearest.contains(partner.name()))
                .toList();
        return ExitCode.USAGE.failure(
                "there is no partner \"%s\"%s",
                written,
                near.isEmpty()
                        ? "; give its id as the partners feed has it, or a part of its name"
                        : "; did you mean " + shown(near) + "?");
    }

    private static String shown(List<Named> partners) {
        return partners.stream()
                .limit(MOST)
                .map(partner -> partner.name() == null
                        ? partner.partnerId()
                        : partner.partnerId() + " (" + partner.name() + ")")
                .collect(Collectors.joining(", "));
    }
}
