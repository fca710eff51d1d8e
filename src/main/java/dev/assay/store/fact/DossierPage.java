package dev.assay.store.fact;

import dev.assay.facts.Association;
import dev.assay.facts.Dossier;
import dev.assay.facts.Person;
import dev.assay.facts.PersonAlias;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A page of dossiers while it is being read. Rows are added one at a time: partners first, links before achievements.
 * Rows of other partners are ignored, as are those of an alias that belongs to no known person. A row that cannot be
 * read is a problem of its partners only.
 */
final class DossierPage {
    private final Map<String, DossierDraft> partners = new LinkedHashMap<>();
    private final Map<String, PersonDraft> people = new HashMap<>();
    private final Map<String, String> codes = new HashMap<>();
    private final int mostFacts;
    private final LocalDate since;
    private String first = "";
    private String last = "";

    /** @param since see {@link Dossier#since} */
    DossierPage(int mostFacts, LocalDate since) {
        this.mostFacts = mostFacts;
        this.since = since;
    }

    boolean isEmpty() {
        return partners.isEmpty();
    }

    /** The id of the first partner, empty if there is none. */
    String first() {
        return first;
    }

    /** The id of the last partner, empty if there is none. */
    String last() {
        return last;
    }

    List<PartnerFacts> finished() {
        return partners.values().stream().map(DossierDraft::finished).toList();
    }

    void partner(ResultSet row) throws SQLException {
        DossierDraft draft = draft(row.getString(1));
        take(row, FactRows::partner, draft::is, draft::fail);
    }

    /** Adds partners that were read before, and the links of their people. */
    void add(Collection<Dossier> dossiers) {
        Map<String, Person> everybody = new LinkedHashMap<>();
        for (Dossier dossier : dossiers) {
            draft(dossier.partner().partnerId()).is(dossier.partner());
            everybody.putAll(dossier.people());
        }
        everybody.values().forEach(person -> person.links().forEach(this::link));
    }

    private DossierDraft draft(String partnerId) {
        first = partners.isEmpty() ? partnerId : first;
        last = partnerId;
        DossierDraft draft = new DossierDraft(partnerId, mostFacts, since);
        partners.put(partnerId, draft);
        return draft;
    }

    void membership(ResultSet row) throws SQLException {
        DossierDraft draft = partners.get(row.getString(1));
        if (draft != null) {
            take(row, FactRows::membership, draft::add, draft::fail);
        }
    }

    void link(ResultSet row) throws SQLException {
        link(FactRows.association(row));
    }

    private void link(Association link) {
        if (PersonAlias.isPseudoId(link.personId())) {
            return;
        }
        people.computeIfAbsent(link.personId(), id -> new PersonDraft(id, mostFacts))
                .add(link, partners.get(link.partnerId()));
    }

    void achievement(ResultSet row) throws SQLException {
        PersonDraft person = people.get(row.getString(1));
        if (person != null) {
            take(
                    row,
                    fact -> FactRows.undatedAchievement(fact, person.personId(), code(fact)),
                    person::add,
                    person::fail);
        }
    }

    void month(ResultSet row) throws SQLException {
        String partnerId = row.getString(1);
        DossierDraft draft = partners.get(partnerId);
        if (draft != null) {
            take(row, fact -> FactRows.undatedMonth(fact, partnerId, code(fact)), draft::add, draft::fail);
        }
    }

    void override(ResultSet row) throws SQLException {
        DossierDraft draft = partners.get(row.getString(2));
        if (draft != null) {
            take(row, FactRows::override, draft::add, draft::fail);
        }
    }

    void attestation(ResultSet row) throws SQLException {
        DossierDraft draft = partners.get(row.getString(1));
        if (draft != null) {
            take(row, FactRows::attestation, draft::add, draft::fail);
        }
    }

    void enrolment(ResultSet row) throws SQLException {
        DossierDraft draft = partners.get(row.getString(1));
        if (draft != null) {
            take(row, FactRows::enrolment, draft::add, draft::fail);
        }
    }

    /** The code in the second column: one text for all rows of the page that have it, which is then found faster in maps. */
    private String code(ResultSet row) throws SQLException {
        String read = row.getString(2);
        String known = codes.putIfAbsent(read, read);
        return known == null ? read : known;
    }

    private static <F> void take(ResultSet row, FactTable.Row<F> how, Consumer<F> to, Consumer<String> failed)
            throws SQLException {
        F fact;
        try {
            fact = how.read(row);
        } catch (IllegalArgumentException e) {
            failed.accept(
                    "a stored fact with the key %s cannot be read: %s".formatted(row.getString(1), e.getMessage()));
            return;
        }
        to.accept(fact);
    }
}
