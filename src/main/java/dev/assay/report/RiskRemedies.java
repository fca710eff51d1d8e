package dev.assay.report;

import dev.assay.assessment.Before;
import dev.assay.assessment.Explanation;
import dev.assay.assessment.Programme;
import dev.assay.facts.Dossier;
import dev.assay.remedy.Remedy;
import dev.assay.rules.Level;
import dev.assay.store.Database;
import dev.assay.store.fact.DossierReader;
import dev.assay.store.fact.PartnerFacts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Computes the remedies that avert risks at the least effort, as {@code explain} shows them: with the current facts,
 * for the given day. A page of partners needs the same number of statements however many partners it has.
 */
public final class RiskRemedies {
    private static final int PAGE = 200;

    private final Database database;
    private final Programme programme;
    private final int factsPerPartner;

    public RiskRemedies(Database database, Programme programme, int factsPerPartner) {
        this.database = database;
        this.programme = programme;
        this.factsPerPartner = factsPerPartner;
    }

    /** A displayed level that is at risk; {@code level} by its name in views. */
    public record AtRisk(String partnerId, String competencyCode, String level) {}

    /**
     * What would regain or keep the level.
     *
     * @param remedy null if nothing that can still be earned would
     */
    public record Answer(@Nullable Remedy remedy) {}

    /**
     * Computes the remedies.
     *
     * @param day a business date on which a rulebook is in force
     * @return by risk; risks of partners whose facts cannot be read are missing
     */
    public Map<AtRisk, Answer> of(LocalDate day, List<AtRisk> risks) {
        Map<String, List<AtRisk>> byPartner = new HashMap<>();
        risks.forEach(risk -> byPartner
                .computeIfAbsent(risk.partnerId(), id -> new ArrayList<>())
                .add(risk));
        List<String> ids = byPartner.keySet().stream().sorted().toList();
        Map<Long, LocalDate> nights = database.runs().publishedNights();
        DossierReader reader = database.dossiers(factsPerPartner);
        Map<AtRisk, Answer> answers = new HashMap<>();
        for (int from = 0; from < ids.size(); from += PAGE) {
            List<Dossier> page = reader.read(ids.subList(from, Math.min(ids.size(), from + PAGE))).stream()
                    .map(PartnerFacts::dossier)
                    .filter(Objects::nonNull)
                    .toList();
            Map<String, Before> before = database.published().before(page, day, nights, programme.rulebooks());
            for (Dossier dossier : page) {
                String id = dossier.partner().partnerId();
                for (AtRisk risk : byPartner.getOrDefault(id, List.of())) {
                    answers.put(risk, answer(dossier, before.getOrDefault(id, Before.nothing()), day, risk));
                }
            }
        }
        return answers;
    }

    private Answer answer(Dossier dossier, Before before, LocalDate day, AtRisk risk) {
        Level wanted = programme.rulebooks().levelsOn(day).of(risk.competencyCode(), risk.level());
        Explanation.OfCompetency explained = Explanation.of(programme, dossier, before, day, risk.competencyCode())
                .competencies()
                .get(0);
        Optional<Remedy> remedy = explained.remedies().stream()
                .filter(found -> found.level().reaches(wanted))
                .findFirst();
        if (remedy.isEmpty() && explained.standing().effective().reaches(wanted)) {
            return new Answer(new Remedy(explained.standing().effective(), null, day, List.of(), true));
        }
        return new Answer(remedy.orElse(null));
    }
}
