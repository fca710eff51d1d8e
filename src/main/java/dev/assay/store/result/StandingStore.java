package dev.assay.store.result;

import dev.assay.assessment.Verdict;
import dev.assay.store.sql.BatchInsert;
import dev.assay.store.sql.PartnerChoice;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writes the results of a run as differences from the published ones: nothing that is unchanged is written. A digest
 * shows whether anything of a partner has changed; only then are its published rows read.
 */
public final class StandingStore {
    private static final String DIGESTS =
            """
            SELECT s.partner_id, s.digest FROM partner_digest s JOIN run r ON r.run_id = s.run_id AND r.edition IS NOT NULL
            WHERE s.partner_id %s AND NOT EXISTS (
                SELECT 1 FROM partner_digest n JOIN run nr ON nr.run_id = n.run_id
                WHERE n.partner_id = s.partner_id AND n.run_id > s.run_id AND nr.edition IS NOT NULL)
            """;

    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    public StandingStore(JdbcTemplate template) {
        this.template = template;
        this.jdbc = JdbcClient.create(template);
    }

    /**
     * Writes a page of verdicts, none of which this run has written before. Runs in the caller's transaction.
     *
     * @param which the partners of these verdicts; others that it includes are ignored
     * @return the partners for which anything was written
     */
    public Set<String> write(long runId, LocalDate businessDate, PartnerChoice which, List<PreparedVerdict> page) {
        if (page.isEmpty()) {
            return Set.of();
        }
        Map<String, byte[]> published = digests(which);
        List<PreparedVerdict> changed = page.stream()
                .filter(verdict -> !verdict.sameAs(published.get(verdict.partnerId())))
                .toList();
        List<String> known = changed.stream()
                .map(PreparedVerdict::partnerId)
                .filter(published::containsKey)
                .toList();
        for (int table = 0; table < ResultTable.STANDING.size(); table++) {
            writeTable(runId, table, changed, known);
        }
        BatchInsert.rows(
                template,
                "INSERT INTO partner_digest (partner_id, run_id, digest) VALUES (?, ?, ?)",
                changed,
                verdict -> BatchInsert.row(verdict.partnerId(), runId, verdict.digest()));
        writeEpisodes(runId, page);
        writeChanges(runId, page);
        writeNotifications(runId, businessDate, page);
        Set<String> written = changed.stream().map(PreparedVerdict::partnerId).collect(Collectors.toSet());
        page.stream()
                .filter(verdict -> !verdict.saysNothingNew())
                .map(PreparedVerdict::partnerId)
                .forEach(written::add);
        return written;
    }

    private Map<String, byte[]> digests(PartnerChoice which) {
        Map<String, byte[]> digests = new HashMap<>();
        jdbc.sql(DIGESTS.formatted(which.condition())).params(which.ids()).query(row -> {
            digests.put(row.getString(1), row.getBytes(2));
        });
        return digests;
    }

    private void writeTable(long runId, int number, List<PreparedVerdict> changed, List<String> known) {
        ResultTable table = ResultTable.STANDING.get(number);
        Map<List<Object>, List<@Nullable Object>> toWrite = new LinkedHashMap<>();
        for (PreparedVerdict verdict : changed) {
            verdict.rows(number).forEach(row -> toWrite.put(row.key(), row.values()));
        }
        List<List<Object>> gone = new ArrayList<>();
        Map<List<Object>, LocalDate> since = new HashMap<>();
        if (!known.isEmpty()) {
            PartnerChoice which = PartnerChoice.of(known);
            jdbc.sql(table.selectSeen(which)).params(which.ids()).query(row -> {
                ResultRow seen = table.read(row);
                List<@Nullable Object> now = toWrite.get(seen.key());
                if (now == null) {
                    gone.add(seen.key());
                } else if (now.equals(seen.values())) {
                    toWrite.remove(seen.key());
                } else if (table.shownAlike(now, seen.values())) {
                    since.put(seen.key(), table.since(row));
                }
            });
        }
        List<@Nullable Object[]> rows = new ArrayList<>();
        toWrite.forEach((key, values) -> rows.add(insertion(table, runId, key, values, since.get(key))));
        gone.forEach(key -> rows.add(insertion(table, runId, key, null, null)));
        BatchInsert.rows(template, table.insert(), rows);
    }

    /**
     * A row.
     *
     * @param values null = the key has no row any more
     * @param since since when readers see what it shows, if that is longer than its run; null = since its run
     */
    private static @Nullable Object[] insertion(
            ResultTable table,
            long runId,
            List<Object> key,
            @Nullable List<@Nullable Object> values,
            @Nullable LocalDate since) {
        List<@Nullable Object> all = new ArrayList<>();
        all.add(runId);
        if (table.gone()) {
            all.add(values == null);
        } else if (values == null) {
            throw new IllegalStateException(
                    "%s %s disappeared, although its table does not allow that".formatted(table.name(), key));
        }
        all.addAll(key);
        all.addAll(values == null ? Arrays.asList(new Object[table.values().size()]) : values);
        if (table.aside() != null) {
            all.add(since);
        }
        return all.toArray();
    }

    private void writeEpisodes(long runId, List<PreparedVerdict> page) {
        BatchInsert.rows(
                template,
                ResultTable.RISK_EPISODE.insert(),
                all(page, Verdict::episodes),
                e -> BatchInsert.row(
                        runId,
                        e.partnerId(),
                        e.competencyCode(),
                        e.termStartsOn(),
                        e.number(),
                        e.state().name(),
                        e.displayed().name(),
                        e.renewable().name(),
                        e.membershipAtRisk(),
                        e.lapsesOn(),
                        e.renewsOn(),
                        CausesJson.write(e.causes()),
                        e.remindersSent().stream().sorted().map(String::valueOf).collect(Collectors.joining(",")),
                        e.notificationCount(),
                        e.openedOn(),
                        e.clearedOn(),
                        Objects.toString(e.clearedBecause(), null)));
    }

    private void writeChanges(long runId, List<PreparedVerdict> page) {
        BatchInsert.rows(
                template,
                """
                INSERT INTO standing_change (run_id, partner_id, competency_code, effective_from, effective_to,
                    displayed_from, displayed_to, causes, risen) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                all(page, Verdict::changes),
                c -> BatchInsert.row(
                        runId,
                        c.partnerId(),
                        c.competencyCode(),
                        c.effectiveFrom().name(),
                        c.effectiveTo().name(),
                        c.displayedFrom().name(),
                        c.displayedTo().name(),
                        CausesJson.write(c.causes()),
                        c.risen()));
    }

    private void writeNotifications(long runId, LocalDate businessDate, List<PreparedVerdict> page) {
        BatchInsert.rows(
                template,
                """
                INSERT INTO prepared_notification (run_id, partner_id, competency_code, kind_order, event_id, kind,
                    renews_on, payload) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                all(page, Verdict::notifications),
                notification -> BatchInsert.row(
                        runId,
                        notification.episode().partnerId(),
                        notification.episode().competencyCode(),
                        notification.kind().ordinal(),
                        notification.eventId().toString(),
                        notification.kind().name(),
                        notification.episode().renewsOn(),
                        NotificationPayload.write(notification, businessDate)));
    }

    private static <T> List<T> all(List<PreparedVerdict> page, Function<Verdict, List<T>> part) {
        return page.stream()
                .flatMap(verdict -> part.apply(verdict.verdict()).stream())
                .toList();
    }
}
