package dev.assay.evaluation;

import dev.assay.facts.Achievement;
import dev.assay.facts.AgentOverride;
import dev.assay.facts.Attestation;
import dev.assay.facts.Dossier;
import dev.assay.facts.Person;
import dev.assay.rules.AttestationKind;
import dev.assay.rules.Competency;
import dev.assay.rules.Ladder;
import dev.assay.rules.Level;
import dev.assay.rules.Rulebook;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One partner on one day, past or future, as known now: who is there holding what, which overrides are in force, and
 * by the rulebook in force on that day, how each competency comes out. Outcomes are worked out when asked for, once.
 */
public final class PartnerDay {
    private final Dossier dossier;
    private final LocalDate day;
    private final ReadyRulebook rulebook;
    private final YearMonth running;
    private final Tracks.OnDay tracks;
    private final Set<String> attestations;
    private final OpenDays open;
    private final HeldCodes asked;
    private @Nullable List<Present> present;
    private final Map<String, List<AgentOverride>> overrides = new HashMap<>();
    private final Set<String> relevant = new TreeSet<>();
    private final Map<String, CompetencyOutcome> outcomes = new HashMap<>();
    private final Map<String, Level> levels = new HashMap<>();

    /**
     * @param day the day to evaluate
     * @param figuresAsOf whose windows count: the whole months before this day's month
     * @param rulebook in force on {@code day}
     * @param overrideDuration how long an override lasts at the most
     * @param tracks the paths that count by what was on other days
     * @param open the days of the timeline that have their people at hand
     */
    PartnerDay(
            Dossier dossier,
            LocalDate day,
            LocalDate figuresAsOf,
            ReadyRulebook rulebook,
            Set<String> always,
            Period overrideDuration,
            Tracks tracks,
            OpenDays open) {
        this.open = open;
        this.tracks = tracks.on(day);
        this.dossier = dossier;
        this.day = day;
        this.rulebook = rulebook;
        this.asked = rulebook.noCodes();
        this.running = YearMonth.from(figuresAsOf);
        this.attestations = Circumstances.held(dossier.attestations(), rulebook, day);
        for (AgentOverride override : dossier.overrides()) {
            if (override.inForceOn(day, overrideDuration)) {
                overrides
                        .computeIfAbsent(override.competencyCode(), code -> new ArrayList<>())
                        .add(override);
            }
        }
        findRelevant(always);
        present();
    }

    /** Who is with the partner on the day, and what each holds. */
    private List<Present> present() {
        List<Present> there = present;
        if (there == null) {
            there = new ArrayList<>();
            for (Person person : dossier.people().values()) {
                if (person.associatedOn(day)) {
                    there.add(new Present(person.personId(), held(person.achievements())));
                }
            }
            present = there;
            open.opened(this, there.size());
        }
        return there;
    }

    /**
     * Releases the people and everything that refers to them, to be recomputed when needed; the levels are kept.
     *
     * @return the number of people
     */
    int close() {
        relevant.forEach(this::level);
        int size = present().size();
        present = null;
        outcomes.clear();
        return size;
    }

    private HeldCodes held(List<Achievement> achievements) {
        HeldCodes held = rulebook.noCodes();
        for (Achievement achievement : achievements) {
            ReadyRulebook.NumberedCredential known = rulebook.credential(achievement.credentialCode());
            if (known != null && achievement.heldOn(day) && known.credential().counts(achievement.earnedOn(), day)) {
                held.add(known.number());
                if (!asked.contains(known.number())) {
                    asked.add(known.number());
                    relevant.addAll(
                            rulebook.askingForCredential(known.credential().code()));
                }
            }
        }
        return held;
    }

    private void findRelevant(Set<String> always) {
        dossier.metrics().metrics().forEach(code -> relevant.addAll(rulebook.askingForMetric(code)));
        attestations.forEach(code -> relevant.addAll(rulebook.askingForAttestation(code)));
        overrides.keySet().stream()
                .filter(rulebook().competencies()::containsKey)
                .forEach(relevant::add);
        relevant.addAll(always);
    }

    /** The day that is evaluated. */
    public LocalDate day() {
        return day;
    }

    /** The facts about the partner: at least those that can count on the day. */
    public Dossier dossier() {
        return dossier;
    }

    /**
     * Who is with the partner on the day, and the codes that each holds, with those that overrides grant in a competency.
     */
    public Map<String, Set<String>> held(String competency) {
        Recognition recognition = recognition(competency);
        Map<String, Set<String>> codes = new TreeMap<>();
        for (Present person : present()) {
            codes.put(person.personId(), rulebook.codes(recognition.all(person)));
        }
        return codes;
    }

    /** All that a competency is judged by on the day. */
    public DayState state(String competency) {
        Map<String, Set<String>> people = new TreeMap<>();
        present().forEach(person -> people.put(person.personId(), rulebook.codes(person.held())));
        return new DayState(
                dossier, competency, rulebook, people, attestations, overridesInForce(competency), running, Map.of());
    }

    /** The overrides for a competency that are in force on the day. */
    public List<AgentOverride> overridesInForce(String code) {
        return overrides.getOrDefault(code, List.of());
    }

    /** The first day on which an attestation no longer holds, by the rulebook in force on this day; empty without an end. */
    public Optional<LocalDate> endOf(Attestation attestation) {
        AttestationKind kind = rulebook().attestations().get(attestation.attestationCode());
        return Optional.ofNullable(attestation.endsOn(kind == null ? null : kind.validFor()));
    }

    /** Those of the attestations that do not hold on the day, in the same order. */
    public List<String> withoutAttested(List<String> codes) {
        return codes.stream()
                .filter(code -> !attestations.contains(code))
                .distinct()
                .toList();
    }

    /** The rulebook in force on the day. */
    public Rulebook rulebook() {
        return rulebook.rulebook();
    }

    /**
     * The competencies of the rulebook that could come out other than NONE without any progress, sorted. All others
     * need not be asked for.
     */
    public Set<String> relevant() {
        return relevant;
    }

    /** The explained result of a competency; NONE if the rulebook lacks it. */
    public CompetencyOutcome outcome(String code) {
        CompetencyOutcome outcome = outcomes.get(code);
        if (outcome == null) {
            Competency competency = rulebook().competency(code);
            outcome = competency == null
                    ? CompetencyOutcome.unknown(code)
                    : new CompetencyJudge(circumstances(competency), tracks).outcome(competency);
            outcomes.put(code, outcome);
        }
        return outcome;
    }

    /** The effective level of a competency; NONE if the rulebook lacks it. */
    public Level level(String code) {
        CompetencyOutcome outcome = outcomes.get(code);
        if (outcome != null) {
            return outcome.effective();
        }
        Level level = relevant.contains(code) ? levels.get(code) : Level.NONE;
        if (level == null) {
            Competency competency = rulebook().competency(code);
            level = competency == null
                    ? Level.NONE
                    : new LevelJudge(circumstances(competency), tracks).level(competency);
            levels.put(code, level);
        }
        return level;
    }

    /** The highest effective level of all competencies of the rulebook that are on the ladder of memberships. */
    public Level highestLevel() {
        Level highest = Level.NONE;
        for (String code : relevant) {
            Competency competency = rulebook().competency(code);
            if (competency != null && competency.ladder().term() == Ladder.Term.MEMBERSHIP) {
                highest = Level.higher(highest, level(code));
                if (highest.equals(competency.ladder().highest())) {
                    return highest;
                }
            }
        }
        return highest;
    }

    /**
     * True if the override grants the level wanted in its competency, or a higher one, by the ladder of the rulebook in
     * force or, if that lacks the competency, by the level's own.
     */
    public boolean grants(AgentOverride override, Level wanted) {
        Competency competency = rulebook().competency(override.competencyCode());
        Ladder ladder = competency == null ? wanted.ladder() : competency.ladder();
        String granted = override.grant().level();
        return granted != null
                && ladder != null
                && ladder.level(granted).filter(level -> level.reaches(wanted)).isPresent();
    }

    /**
     * What the effective level of a competency would be without a person, by person id; only those without whom it would
     * be lower.
     */
    public Map<String, Level> critical(String competency) {
        return CriticalPeople.of(
                outcome(competency),
                recognition(competency).level(),
                path -> tracks.counts(competency, path.level(), path.code()));
    }

    /**
     * The day as it would be with other credentials or figures, in one competency.
     *
     * @throws IllegalArgumentException if the rulebook in force lacks the competency
     */
    public Supposed supposing(String competency) {
        Competency known = rulebook().competency(competency);
        if (known == null) {
            throw new IllegalArgumentException("no competency " + competency + " on " + day);
        }
        return new Supposed(circumstances(known));
    }

    private Recognition recognition(String competency) {
        Competency known = rulebook().competency(competency);
        return new Recognition(overridesInForce(competency), known == null ? null : known.ladder(), rulebook);
    }

    private Circumstances circumstances(Competency competency) {
        return new Circumstances(
                rulebook,
                present(),
                dossier.metrics(),
                attestations,
                running,
                dossier.partner().market(),
                new Recognition(overridesInForce(competency.code()), competency.ladder(), rulebook));
    }
}
