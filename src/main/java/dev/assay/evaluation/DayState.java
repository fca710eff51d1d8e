package dev.assay.evaluation;

import dev.assay.facts.AgentOverride;
import dev.assay.facts.Dossier;
import dev.assay.facts.Figures;
import dev.assay.rules.AttainmentPath;
import dev.assay.rules.Competency;
import dev.assay.rules.Level;
import dev.assay.rules.Requirement;
import dev.assay.rules.Rulebook;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All that one competency of one partner is judged by on a day, to be changed piece by piece into that of another day.
 * Immutable.
 */
public final class DayState {
    private final Dossier dossier;
    private final String competency;
    private final ReadyRulebook rulebook;
    private final Map<String, Set<String>> people;
    private final Set<String> attestations;
    private final List<AgentOverride> overrides;
    private final YearMonth running;
    private final Map<String, YearMonth> runningOf;

    DayState(
            Dossier dossier,
            String competency,
            ReadyRulebook rulebook,
            Map<String, Set<String>> people,
            Set<String> attestations,
            List<AgentOverride> overrides,
            YearMonth running,
            Map<String, YearMonth> runningOf) {
        this.dossier = dossier;
        this.competency = competency;
        this.rulebook = rulebook;
        this.people = people;
        this.attestations = attestations;
        this.overrides = List.copyOf(overrides);
        this.running = running;
        this.runningOf = runningOf;
    }

    /** Who is with the partner, in order, and the codes that each holds, overrides apart. */
    public Map<String, Set<String>> people() {
        return people;
    }

    /** The codes of the attestations that hold. */
    public Set<String> attestations() {
        return attestations;
    }

    /** The overrides in force. */
    public List<AgentOverride> overrides() {
        return overrides;
    }

    /** The month before which windows of figures end, where it is not that of another day. */
    public YearMonth running() {
        return running;
    }

    /** The month before which the windows of one metric end. */
    public YearMonth running(String metric) {
        return runningOf.getOrDefault(metric, running);
    }

    /** The rules. */
    public Rulebook rulebook() {
        return rulebook.rulebook();
    }

    /**
     * The same with another person, or with one who holds something else.
     *
     * @param codes null: without the person
     */
    public DayState withPerson(String personId, @Nullable Set<String> codes) {
        Map<String, Set<String>> others = new TreeMap<>(people);
        if (codes == null) {
            others.remove(personId);
        } else {
            others.put(personId, codes);
        }
        return new DayState(dossier, competency, rulebook, others, attestations, overrides, running, runningOf);
    }

    /** The same with other attestations. */
    public DayState withAttestations(Set<String> codes) {
        return new DayState(dossier, competency, rulebook, people, codes, overrides, running, runningOf);
    }

    /** The same with other overrides in force. */
    public DayState withOverrides(List<AgentOverride> inForce) {
        return new DayState(dossier, competency, rulebook, people, attestations, inForce, running, runningOf);
    }

    /** The same with the windows of one metric as they are in another month. */
    public DayState withMetric(String metric, YearMonth month) {
        Map<String, YearMonth> months = new HashMap<>(runningOf);
        months.put(metric, month);
        return new DayState(dossier, competency, rulebook, people, attestations, overrides, running, months);
    }

    /** The same by the rules of another day. */
    public DayState withRulesOf(DayState other) {
        return new DayState(dossier, competency, other.rulebook, people, attestations, overrides, running, runningOf);
    }

    /** How a requirement of a path comes out; empty if the rules have no such path, or it no such requirement. */
    public Optional<RequirementOutcome> outcome(Level level, String path, String requirementId) {
        Competency known = rulebook().competency(competency);
        if (known == null) {
            return Optional.empty();
        }
        RequirementJudge judge = new RequirementJudge(circumstances(known));
        return known.paths(level).stream()
                .filter(one -> one.code().equals(path))
                .map(AttainmentPath::requires)
                .flatMap(List::stream)
                .flatMap(requirement -> requirement.withNested().stream())
                .filter(requirement -> requirement.id().equals(requirementId))
                .findFirst()
                .filter(Requirement.Points.class::isInstance)
                .map(points -> points.by(judge));
    }

    private Circumstances circumstances(Competency known) {
        List<Present> present = new ArrayList<>();
        people.forEach((person, codes) -> present.add(new Present(person, rulebook.held(codes))));
        Map<String, Integer> behind = new HashMap<>();
        runningOf.forEach((metric, month) -> behind.put(metric, (int) ChronoUnit.MONTHS.between(month, running)));
        Figures figures =
                behind.isEmpty() ? dossier.metrics() : dossier.metrics().later(behind);
        return new Circumstances(
                rulebook,
                present,
                figures,
                attestations,
                running,
                dossier.partner().market(),
                new Recognition(overrides, known.ladder(), rulebook));
    }
}
