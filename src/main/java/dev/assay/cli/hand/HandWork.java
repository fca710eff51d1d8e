package dev.assay.cli.hand;

import dev.assay.assessment.Assessor;
import dev.assay.assessment.Before;
import dev.assay.cli.command.CommandFailure;
import dev.assay.cli.command.ExitCode;
import dev.assay.cli.command.PartnerSearch;
import dev.assay.cli.command.Session;
import dev.assay.cli.output.Screen;
import dev.assay.facts.Dossier;
import dev.assay.facts.Fact;
import dev.assay.feed.RowCheck;
import dev.assay.operation.Settings;
import dev.assay.rules.Rulebook;
import dev.assay.rules.Rulebooks;
import dev.assay.store.Database;
import dev.assay.store.fact.FactStore;
import dev.assay.store.fact.PartnerFacts;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Shows what a row would change, and delivers it. */
final class HandWork {
    private final Session session;
    private final Database database;
    private final Settings settings;
    private final HandOptions options;
    private final Rulebooks rulebooks;
    private final LocalDate day;
    private final Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.MICROS);

    HandWork(Session session, HandOptions options) {
        this.session = session;
        this.database = session.database();
        this.settings = session.settings();
        this.options = options;
        this.rulebooks = options.rulebooks.load(settings).rulebooks();
        this.day = options.date == null ? session.today() : options.date;
        rulebookOn(day);
    }

    /** The night that is looked at. */
    LocalDate day() {
        return day;
    }

    /** When the row is touched. */
    Instant now() {
        return now;
    }

    Rulebook rulebookOn(LocalDate date) {
        return rulebooks
                .inForceOn(date)
                .orElseThrow(() -> ExitCode.INPUT_REFUSED.failure(
                        "no rulebook is in force on %s; give another --date, or other --rulebooks", date));
    }

    /** All that is known of a partner. */
    Dossier dossier(String partnerId) {
        return PartnerSearch.dossier(session, partnerId);
    }

    /** All that is known of the partners that a person was ever linked to. */
    List<Dossier> dossiersOf(String personId) {
        List<Dossier> dossiers =
                database
                        .dossiers(settings.work().factsPerPartner())
                        .read(database.facts().partnersOf(personId))
                        .stream()
                        .map(PartnerFacts::dossier)
                        .filter(Objects::nonNull)
                        .filter(dossier -> dossier.people().containsKey(personId))
                        .toList();
        if (dossiers.isEmpty()) {
            throw ExitCode.USAGE.failure(
                    "nobody called \"%s\" was ever linked to a partner; ids are case-sensitive", personId);
        }
        return dossiers;
    }

    /** The row of the same key that is known. */
    Optional<Fact> stored(Fact row) {
        return Optional.ofNullable(
                database.facts().find(row.feed(), List.of(row)).get(FactStore.key(row)));
    }

    /** Refuses a row that no night would accept. */
    void refuseInvalid(Fact row) {
        RowCheck.complaint(row, rulebooks.levelNames(), now).ifPresent(complaint -> {
            throw new CommandFailure(ExitCode.USAGE, complaint);
        });
    }

    /**
     * Prints what the row changes of the partners, and puts it into the inbox unless only that was asked for.
     */
    void deliver(Fact row, List<Dossier> dossiers, Screen screen) {
        stored(row).filter(known -> !row.updatedAt().isAfter(known.updatedAt())).ifPresent(known -> {
            throw ExitCode.FAILED.failure(
                    "the row was last changed at %s, which is not before the clock of this machine, %s; set the clock",
                    known.updatedAt(), now);
        });
        String obstacle = HandDelivery.obstacle(database.deliveries(), row.feed());
        if (obstacle != null && !options.untilNextDelivery) {
            throw new CommandFailure(
                    ExitCode.INPUT_REFUSED, obstacle + "; or say --until-next-delivery if it need not last longer");
        }
        screen.line("What it changes in the night of %s, by the facts as they are known now:", day);
        boolean nothing = true;
        for (Dossier dossier : dossiers) {
            for (String line : consequences(dossier).of(dossier, row)) {
                screen.line("  %s %s", dossier.partner().partnerId(), line);
                nothing = false;
            }
        }
        if (nothing) {
            screen.line("  nothing");
        }
        if (options.dryRun) {
            screen.line("Nothing is written (--dry-run).");
            return;
        }
        Path inbox = options.inbox == null ? settings.inbox() : options.inbox;
        Path file = new HandDelivery(inbox, now, settings.limits().feed()).write(row);
        screen.line("Delivered as %s; the next night applies it.", file);
    }

    private Consequences consequences(Dossier dossier) {
        Before before = PartnerSearch.before(session, dossier, day, rulebooks);
        return new Consequences(new Assessor(settings.programme(rulebooks)), before, day);
    }
}
