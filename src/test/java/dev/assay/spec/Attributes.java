package dev.assay.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.renewal.Episode;
import dev.assay.rules.Level;
import dev.assay.standing.CompetencyStanding;
import dev.assay.standing.PartnerStanding;
import dev.assay.standing.RequirementProgress;
import dev.assay.standing.RiskState;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What can be said of one thing, as phrases; an expectation is some of them, parted by commas.
 *
 * @param said every phrase that is true
 * @param words how the phrases begin that may be asked for
 */
record Attributes(List<String> said, List<String> words) {
    static Attributes of(Optional<CompetencyStanding> row) {
        Attributes all = new Attributes(new ArrayList<>(), new ArrayList<>());
        all.flag("no row", row.isEmpty()).words("earned ", "effective ", "retained ", "displayed ", "path ");
        all.words("no path", "in centre ", "risk ", "lapses on ", "no lapse", "ladder ", "term from ", "renews on ");
        all.words("no term", "secured on ", "not secured", "score ", "no score");
        row.ifPresent(standing -> all.level("earned", standing.earned())
                .level("effective", standing.effective())
                .level("retained", standing.retained())
                .level("displayed", standing.displayed())
                .value("path", standing.satisfiedPath())
                .value("in centre", standing.center())
                .value("risk", standing.risk())
                .value("lapses on", standing.lapsesOn())
                .flag("no path", standing.satisfiedPath() == null)
                .flag("no lapse", standing.lapsesOn() == null)
                .value("ladder", standing.ladder())
                .value("term from", standing.termStartsOn())
                .value("renews on", standing.renewsOn())
                .flag("no term", standing.termStartsOn() == null)
                .value("secured on", standing.securedOn())
                .flag("not secured", standing.securedOn() == null)
                .flag("score " + plain(standing.score()), standing.score() != null)
                .flag("no score", standing.score() == null));
        return all;
    }

    static Attributes of(Optional<RequirementProgress> row, String counted) {
        Attributes all = new Attributes(new ArrayList<>(), new ArrayList<>());
        all.flag("no row", row.isEmpty()).words("have ", "met", "not met", "overridden", "not overridden");
        row.ifPresent(
                progress -> all.flag("have %s of %s".formatted(plain(progress.have()), plain(progress.need())), true)
                        .flag("met", progress.met())
                        .flag("not met", !progress.met())
                        .flag("overridden", progress.overridden())
                        .flag("not overridden", !progress.overridden()));
        return all.flag("counting " + (counted.isEmpty() ? "nobody" : counted), true)
                .words("counting ");
    }

    static String plain(@Nullable BigDecimal number) {
        return number == null || number.signum() == 0
                ? "0"
                : number.stripTrailingZeros().toPlainString();
    }

    static Attributes of(PartnerStanding row) {
        Attributes all = new Attributes(new ArrayList<>(), new ArrayList<>());
        return all.level("membership", row.membershipLevel())
                .level("eligible", row.eligibleLevel())
                .value("renewable", row.renewableLevel())
                .flag("no renewable", row.renewableLevel() == null)
                .value("term from", row.termStartsOn())
                .value("renews on", row.renewsOn())
                .flag("no term", row.termStartsOn() == null && row.renewsOn() == null)
                .flag("at risk", row.membershipAtRisk())
                .flag("not at risk", !row.membershipAtRisk())
                .value("open risks", row.openRisks());
    }

    static Attributes of(Episode episode) {
        Attributes all = new Attributes(new ArrayList<>(), new ArrayList<>());
        for (RiskState state : List.of(RiskState.LAPSING, RiskState.LOST)) {
            all.flag(state.name(), episode.state() == state);
        }
        TreeSet<Integer> sent = new TreeSet<>(episode.remindersSent());
        return all.level("displayed", episode.displayed())
                .level("renewable", episode.renewable())
                .flag("membership at risk", episode.membershipAtRisk())
                .flag("membership not at risk", !episode.membershipAtRisk())
                .value("lapses on", episode.lapsesOn())
                .flag("no lapse", episode.lapsesOn() == null)
                .value("renews on", episode.renewsOn())
                .value(
                        "reminders sent",
                        sent.isEmpty() ? "none" : sent.descendingSet().toString())
                .value("notifications", episode.notificationCount())
                .value("opened on", episode.openedOn())
                .flag("open", episode.open())
                .flag("cleared " + episode.clearedBecause() + " on " + episode.clearedOn(), !episode.open())
                .words("cleared ");
    }

    private Attributes level(String word, Level level) {
        return value(word, level);
    }

    private Attributes value(String word, @Nullable Object value) {
        if (value != null) {
            said.add(word + " " + value);
        }
        words.add(word + " ");
        return this;
    }

    private Attributes flag(String phrase, boolean holds) {
        if (holds) {
            said.add(phrase);
        }
        words.add(phrase);
        return this;
    }

    private Attributes words(String... more) {
        words.addAll(List.of(more));
        return this;
    }

    /**
     * Every expected phrase must be among those that are true.
     *
     * @param levels the names that a level can have, but for NONE
     */
    boolean check(Line line, String wanted, Collection<String> levels) {
        for (String phrase : wanted.split(", (?![^\\[]*\\])")) {
            boolean known =
                    words.stream().anyMatch(word -> word.endsWith(" ") ? phrase.startsWith(word) : phrase.equals(word));
            boolean level = phrase.matches("(earned|effective|retained|displayed|membership|eligible|renewable) \\S+");
            if (!known || level && !phrase.contains("at risk") && !isLevel(phrase.split(" ")[1], levels)) {
                throw line.notUnderstood("nobody says '" + phrase + "'");
            }
            assertThat(said).as(line.toString()).contains(phrase);
        }
        return true;
    }

    private static boolean isLevel(String name, Collection<String> levels) {
        return name.equals("NONE") || levels.contains(name);
    }
}
