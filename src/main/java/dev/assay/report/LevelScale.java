package dev.assay.report;

import dev.assay.language.Phrases;
import dev.assay.rules.Competency;
import dev.assay.rules.Level;
import dev.assay.rules.MembershipLevel;
import dev.assay.rules.Rulebook;
import dev.assay.rules.Rulebooks;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The ladders of the programme on one day: their levels in order, and the ladder of each competency. */
public final class LevelScale {
    private final Phrases phrases;
    private final Map<String, Ladder> byId = new LinkedHashMap<>();
    private final Map<String, String> ofCompetency = new LinkedHashMap<>();

    /** @param phrases supply the names of levels */
    public LevelScale(Rulebooks rulebooks, LocalDate day, Phrases phrases) {
        this.phrases = phrases;
        Map<String, dev.assay.rules.Ladder> known = new LinkedHashMap<>();
        for (Rulebook version : rulebooks.versions()) {
            for (String code : version.competencies().keySet()) {
                rulebooks.newestKnown(code, day).map(Competency::ladder).ifPresent(ladder -> {
                    known.put(ladder.id(), ladder);
                    ofCompetency.put(code, ladder.id());
                });
            }
        }
        known.putIfAbsent(MembershipLevel.LADDER.id(), MembershipLevel.LADDER);
        known.forEach((id, ladder) -> byId.put(id, new Ladder(ladder.name(), marks(ladder))));
    }

    /**
     * One ladder.
     *
     * @param name as the rulebook calls it
     * @param levels the highest first; no level is not among them
     */
    record Ladder(String name, List<LevelMark> levels) {}

    /** All of them. */
    List<Ladder> all() {
        return List.copyOf(byId.values());
    }

    /** The ladder of a competency; the membership ladder if no rulebook knows the competency. */
    Ladder of(String competencyCode) {
        String id = ofCompetency.getOrDefault(competencyCode, MembershipLevel.LADDER.id());
        return byId.getOrDefault(id, new Ladder("", List.of()));
    }

    /** A level of a competency; a level that its ladder lacks is shown as below the lowest. */
    public LevelMark mark(String competencyCode, String level) {
        if (level.equals(Level.NONE.name())) {
            return none();
        }
        List<LevelMark> levels = of(competencyCode).levels();
        return levels.stream()
                .filter(mark -> mark.name().equals(level))
                .findFirst()
                .orElseGet(() -> new LevelMark(level, phrases.level(level), levels.size()));
    }

    /** The mark for no level. */
    LevelMark none() {
        return new LevelMark(Level.NONE.name(), phrases.level(Level.NONE.name()), -1);
    }

    private List<LevelMark> marks(dev.assay.rules.Ladder ladder) {
        List<String> highestFirst = new ArrayList<>(ladder.names());
        Collections.reverse(highestFirst);
        List<LevelMark> marks = new ArrayList<>();
        highestFirst.forEach(name -> marks.add(new LevelMark(name, phrases.level(name), marks.size())));
        return marks;
    }
}
