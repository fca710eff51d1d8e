package dev.assay.store.fact;

import dev.assay.facts.Dossier;
import dev.assay.store.sql.PartnerChoice;
import dev.assay.store.sql.Vendor;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/**
 * Reads dossiers, a page of partners at a time, in byte order of their ids. A page costs nine statements however many
 * partners it has: one checks whether there are any aliases, and eight each read one range of a table that is stored in
 * that order, or follow a link from people to their facts; {@link #whole} costs two more. Rows are streamed, so a partner
 * with too many facts does not fill the memory.
 *
 * <p>When achievements and figures were last changed is not read: no rule asks for it, and it would be a third of all
 * bytes. Their {@code updatedAt} is {@link Instant#EPOCH}.
 *
 * <p>Facts under an alias of a person are facts of that person: a person's links, achievements and granted credentials
 * are those under the person's own id and under all aliases, and are returned under the person's id. Facts under an
 * alias that belongs to no known person are left out. The more expensive statements that resolve aliases are used only
 * if there are any.
 */
public final class DossierReader {
    private static final String PARTNERS = FactTables.PARTNERS.select()
            + """
            WHERE partner_id >= ? AND partner_id > ? AND partner_id <= ? ORDER BY partner_id LIMIT ?
            """;
    private static final String PARTNERS_NAMED =
            FactTables.PARTNERS.select() + "WHERE partner_id %s ORDER BY partner_id";
    private static final String MEMBERSHIPS = FactTables.MEMBERSHIPS.select() + "WHERE partner_id %s";
    private static final String LINKS =
            """
            SELECT a.person_id, a.partner_id, a.linked_on, a.unlinked_on, a.updated_at
            FROM (SELECT DISTINCT person_id FROM association WHERE partner_id %s) p
            JOIN association a ON a.person_id = p.person_id
            """;
    private static final String ACHIEVEMENTS =
            """
            SELECT a.person_id, a.credential_code, a.earned_on, a.valid_until, a.revoked_on
            FROM (SELECT DISTINCT person_id FROM association WHERE partner_id %s) p
            JOIN achievement a ON a.person_id = p.person_id
            """;
    private static final String MONTHS =
            """
            SELECT partner_id, metric_code, month_on, figure FROM metric_month
            WHERE partner_id %s
            """;
    private static final String OVERRIDES = FactTables.OVERRIDES.select() + "WHERE partner_id %s";
    private static final String ATTESTATIONS = FactTables.ATTESTATIONS.select() + "WHERE partner_id %s";
    private static final String ENROLMENTS = FactTables.ENROLMENTS.select() + "WHERE partner_id %s";

    /** Everyone who was ever linked to a partner of the page, under any id, with all ids of the person. */
    private static final String PEOPLE_BY_ALL_NAMES =
            """
            SELECT p.person_id, p.person_id AS known_as FROM (%1$s) p
            UNION ALL
            SELECT p.person_id, l.pseudo_id FROM (%1$s) p JOIN person_alias l ON l.person_id = p.person_id
            """
                    .formatted(
                            """
            SELECT DISTINCT COALESCE(l.person_id, a.person_id) AS person_id
            FROM association a LEFT JOIN person_alias l ON l.pseudo_id = a.person_id
            WHERE a.partner_id %s
            """);

    private static final String LINKS_BY_ALL_NAMES = "SELECT w.person_id, a.partner_id, a.linked_on, a.unlinked_on,"
            + " a.updated_at FROM (" + PEOPLE_BY_ALL_NAMES + ") w JOIN association a ON a.person_id = w.known_as";
    private static final String ACHIEVEMENTS_BY_ALL_NAMES =
            "SELECT w.person_id, a.credential_code, a.earned_on, a.valid_until, a.revoked_on FROM ("
                    + PEOPLE_BY_ALL_NAMES + ") w JOIN achievement a ON a.person_id = w.known_as";
    private static final String OVERRIDES_BY_ALL_NAMES =
            """
            SELECT o.override_id, o.partner_id, o.competency_code, o.level, o.requirement_id,
                COALESCE(l.person_id, o.person_id), o.credential_code, o.granted_on, o.valid_until, o.granted_by,
                o.reason, o.revoked_on, o.updated_at
            FROM agent_override o LEFT JOIN person_alias l ON l.pseudo_id = o.person_id
            WHERE o.partner_id %s
            """;

    private static final String THAT_COUNT_FROM =
            " WHERE (a.valid_until IS NULL OR a.valid_until >= ?) AND (a.revoked_on IS NULL OR a.revoked_on > ?)";

    private final JdbcTemplate jdbc;
    private final int mostFacts;
    private final LocalDate since;

    /**
     * A reader for use by one thread at a time, inside its transaction.
     *
     * @param factsPerPartner how many facts a partner may have, those of its people included; a partner with more has a
     *     problem instead of a dossier
     * @param since achievements that nobody holds on or after this day are left out, see {@link #whole}; {@link
     *     LocalDate#MIN} = none is
     */
    public DossierReader(DataSource source, Vendor vendor, int factsPerPartner, LocalDate since) {
        this.jdbc = vendor.streaming(source);
        this.mostFacts = factsPerPartner;
        this.since = since;
    }

    /** The partner's facts, or null if the partners feed has not named it. */
    public @Nullable PartnerFacts read(String partnerId) {
        List<PartnerFacts> one = read(partnerId, null, partnerId, 1);
        return one.isEmpty() ? null : one.get(0);
    }

    /**
     * The next partners of a range, in ascending order of their ids; empty when the range is done.
     *
     * @param from first id of the range, inclusive
     * @param doneThrough the last id that has been processed; null = none yet
     * @param to last id of the range, inclusive
     * @param limit the maximum number of partners
     */
    public List<PartnerFacts> read(String from, @Nullable String doneThrough, String to, int limit) {
        DossierPage page = new DossierPage(mostFacts, since);
        jdbc.query(
                PARTNERS, (RowCallbackHandler) page::partner, from, doneThrough == null ? "" : doneThrough, to, limit);
        if (page.isEmpty()) {
            return List.of();
        }
        return filled(page, PartnerChoice.between(page.first(), page.last()));
    }

    /** The partners with these ids, in ascending order; those that the partners feed has not named are left out. */
    public List<PartnerFacts> read(Collection<String> partnerIds) {
        if (partnerIds.isEmpty()) {
            return List.of();
        }
        DossierPage page = new DossierPage(mostFacts, since);
        PartnerChoice named = PartnerChoice.of(partnerIds);
        query(PARTNERS_NAMED, page::partner, named);
        return page.isEmpty() ? List.of() : filled(page, named);
    }

    /** Dossiers that this reader has read, with the achievements that were left out; two statements. */
    public List<PartnerFacts> whole(Collection<Dossier> dossiers) {
        if (dossiers.isEmpty()) {
            return List.of();
        }
        Map<String, Dossier> byId = new LinkedHashMap<>();
        dossiers.forEach(dossier -> byId.put(dossier.partner().partnerId(), dossier));
        DossierPage page = new DossierPage(mostFacts, LocalDate.MIN);
        page.add(dossiers);
        query(
                Aliases.any(jdbc) ? ACHIEVEMENTS_BY_ALL_NAMES : ACHIEVEMENTS,
                page::achievement,
                PartnerChoice.of(byId.keySet()));
        return page.finished().stream()
                .map(read -> read.dossier() == null
                        ? read
                        : new PartnerFacts(
                                read.partnerId(),
                                Objects.requireNonNull(byId.get(read.partnerId()))
                                        .whole(read.dossier().people()),
                                null))
                .toList();
    }

    private List<PartnerFacts> filled(DossierPage page, PartnerChoice which) {
        boolean aliases = Aliases.any(jdbc);
        query(MEMBERSHIPS, page::membership, which);
        query(aliases ? LINKS_BY_ALL_NAMES : LINKS, page::link, which);
        String achievements = aliases ? ACHIEVEMENTS_BY_ALL_NAMES : ACHIEVEMENTS;
        if (since.isAfter(LocalDate.MIN)) {
            query(achievements + THAT_COUNT_FROM, page::achievement, which, since, since);
        } else {
            query(achievements, page::achievement, which);
        }
        query(MONTHS, page::month, which);
        query(ATTESTATIONS, page::attestation, which);
        query(ENROLMENTS, page::enrolment, which);
        query(aliases ? OVERRIDES_BY_ALL_NAMES : OVERRIDES, page::override, which);
        return page.finished();
    }

    /**
     * @param sql with {@code %s} wherever the condition on partners belongs, once or twice
     * @param more values of the markers after it
     */
    private void query(String sql, RowCallbackHandler row, PartnerChoice which, Object... more) {
        boolean twice = sql.indexOf("%s") != sql.lastIndexOf("%s");
        Object[] values = Stream.concat(Stream.of(which.values(twice ? 2 : 1)), Stream.of(more))
                .toArray();
        jdbc.query(sql.formatted(which.condition(), which.condition()), row, values);
    }
}
