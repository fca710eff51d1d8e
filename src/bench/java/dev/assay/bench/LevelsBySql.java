package dev.assay.bench;

import dev.assay.rules.AttainmentPath;
import dev.assay.rules.Competency;
import dev.assay.rules.Credential;
import dev.assay.rules.Holding;
import dev.assay.rules.Level;
import dev.assay.rules.Requirement;
import dev.assay.rules.Rulebook;
import dev.assay.rules.Source;
import dev.assay.rules.Window;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Earned levels by one statement: no causes, no overrides, nobody named, nothing about any other day. People who must
 * be different are enough if, for each choice of the members, enough people fulfil one of them (Hall's theorem).
 */
final class LevelsBySql implements Requirement.Cases<String> {
    private static final String STATEMENT =
            """
            WITH link AS (
                SELECT DISTINCT a.partner_id, a.person_id FROM association a
                WHERE a.linked_on <= DATE '%1$s' AND (a.unlinked_on IS NULL OR a.unlinked_on > DATE '%1$s')
                AND NOT EXISTS (SELECT 1 FROM association b
                    WHERE b.person_id = a.person_id AND b.partner_id <> a.partner_id AND b.linked_on <= DATE '%1$s'
                    AND (b.unlinked_on IS NULL OR b.unlinked_on > b.linked_on)
                    AND (b.linked_on > a.linked_on OR (b.linked_on = a.linked_on AND (
                        (b.unlinked_on IS NULL AND a.unlinked_on IS NOT NULL)
                        OR ((b.unlinked_on IS NULL) = (a.unlinked_on IS NULL) AND (b.updated_at > a.updated_at
                            OR (b.updated_at = a.updated_at AND b.partner_id > a.partner_id)))))))
            ), holder AS (
                SELECT l.partner_id, l.person_id%2$s
                FROM link l JOIN achievement h ON h.person_id = l.person_id
                WHERE h.earned_on <= DATE '%1$s' AND (h.valid_until IS NULL OR h.valid_until >= DATE '%1$s')
                AND (h.revoked_on IS NULL OR h.revoked_on > DATE '%1$s')
                GROUP BY l.partner_id, l.person_id
            ), team AS (
                SELECT partner_id%3$s FROM holder GROUP BY partner_id
            ), newest AS (
                SELECT partner_id, metric_code, MAX(month_on) AS month_on FROM metric_month
                WHERE month_on < DATE '%4$s' GROUP BY partner_id, metric_code
            ), figures AS (
                SELECT m.partner_id%5$s FROM metric_month m JOIN newest n
                ON n.partner_id = m.partner_id AND n.metric_code = m.metric_code
                WHERE m.month_on < DATE '%4$s' GROUP BY m.partner_id
            )
            SELECT p.partner_id%6$s
            FROM partner p LEFT JOIN team t ON t.partner_id = p.partner_id
            LEFT JOIN figures f ON f.partner_id = p.partner_id
            """;

    private final Rulebook rulebook;
    private final LocalDate date;
    private final Map<String, String> codes = new LinkedHashMap<>();
    private final Map<String, String> counts = new LinkedHashMap<>();
    private final Map<String, String> figures = new LinkedHashMap<>();

    LevelsBySql(Rulebook rulebook, LocalDate date) {
        this.rulebook = rulebook;
        this.date = date;
    }

    EarnedLevels of(Connection connection) throws SQLException {
        EarnedLevels levels = new EarnedLevels();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(statement())) {
            List<String> competencies = List.copyOf(rulebook.competencies().keySet());
            while (rows.next()) {
                for (int i = 0; i < competencies.size(); i++) {
                    levels.add(rows.getString(1), competencies.get(i), rows.getString(i + 2));
                }
            }
        }
        return levels;
    }

    String statement() {
        StringBuilder levels = new StringBuilder();
        rulebook.competencies().values().forEach(competency -> levels.append(", ").append(level(competency)));
        return STATEMENT.formatted(
                date, columns(codes), columns(counts), date.withDayOfMonth(1), columns(figures), levels);
    }

    private static String columns(Map<String, String> names) {
        return names.entrySet().stream()
                .map(column -> ",\n        %s AS %s".formatted(column.getKey(), column.getValue()))
                .collect(Collectors.joining());
    }

    private String level(Competency competency) {
        StringBuilder cases = new StringBuilder("CASE");
        List<Level> levels = competency.ladder().levels();
        for (int i = levels.size() - 1; i >= 0; i--) {
            List<AttainmentPath> paths = competency.paths(levels.get(i));
            if (!paths.isEmpty()) {
                cases.append(" WHEN %s THEN '%s'"
                        .formatted(
                                paths.stream().map(path -> all(path.requires())).collect(Collectors.joining(" OR ")),
                                levels.get(i).name()));
            }
        }
        return cases.append(" ELSE 'NONE' END").toString();
    }

    private String all(List<Requirement> requirements) {
        return requirements.stream()
                .map(requirement -> requirement.by(this))
                .collect(Collectors.joining(" AND ", "(", ")"));
    }

    @Override
    public String people(Requirement.People people) {
        return atLeast(holds(people.holding()), people.count());
    }

    @Override
    public String figure(Requirement.Figure figure) {
        Window window = figure.window();
        String value =
                switch (window.kind()) {
                    case LATEST -> "m.month_on = n.month_on";
                    case SUM, AVERAGE ->
                        "m.month_on >= DATE '%s'"
                                .formatted(date.withDayOfMonth(1).minusMonths(window.months()));
                    case CHANGE, GROWTH -> throw unknown(figure.id());
                };
        String sum = "SUM(CASE WHEN m.metric_code = '%s' AND %s THEN m.figure END)".formatted(figure.metric(), value);
        String column = figures.computeIfAbsent(sum, key -> "f" + figures.size());
        BigDecimal months = BigDecimal.valueOf(window.kind() == Window.Kind.AVERAGE ? window.months() : 1);
        return "COALESCE(f.%s, 0) %s CASE p.market WHEN 'DEVELOPED' THEN %s ELSE %s END"
                .formatted(
                        column,
                        figure.below() ? "<" : ">=",
                        figure.threshold().developed().multiply(months).toPlainString(),
                        figure.threshold().developing().multiply(months).toPlainString());
    }

    @Override
    public String anyOf(Requirement.AnyOf anyOf) {
        return anyOf.branches().stream().map(this::all).collect(Collectors.joining(" OR ", "(", ")"));
    }

    @Override
    public String distinctPeople(Requirement.DistinctPeople group) {
        List<String> enough = new ArrayList<>();
        for (int choice = 1; choice < 1 << group.members().size(); choice++) {
            TreeSet<String> holdings = new TreeSet<>();
            int slots = 0;
            for (int i = 0; i < group.members().size(); i++) {
                if ((choice & 1 << i) != 0) {
                    holdings.add(holds(group.members().get(i).holding()));
                    slots += group.members().get(i).count();
                }
            }
            enough.add(atLeast(String.join(" OR ", holdings), slots));
        }
        return "(" + String.join(" AND ", enough) + ")";
    }

    @Override
    public String points(Requirement.Points points) {
        throw unknown(points.id());
    }

    @Override
    public String attestations(Requirement.Attestations attestations) {
        throw unknown(attestations.id());
    }

    @Override
    public String certificates(Requirement.Certificates certificates) {
        throw unknown(certificates.id());
    }

    @Override
    public String source(Source source) {
        throw unknown(source.id());
    }

    private static IllegalArgumentException unknown(String requirement) {
        return new IllegalArgumentException(
                "requirement %s: the statement knows people and figures only".formatted(requirement));
    }

    private String atLeast(String holds, int people) {
        String sum = "SUM(CASE WHEN %s THEN 1 ELSE 0 END)".formatted(holds);
        return "COALESCE(t.%s, 0) >= %d".formatted(counts.computeIfAbsent(sum, key -> "n" + counts.size()), people);
    }

    private String holds(Holding holding) {
        return holding.by(new Holding.Cases<>() {
            @Override
            public String held(Holding.Held held) {
                return code(held.code()) + " = 1";
            }

            @Override
            public String any(Holding.Any any) {
                return joined(any.of(), " OR ");
            }

            @Override
            public String all(Holding.All all) {
                return joined(all.of(), " AND ");
            }
        });
    }

    private String joined(List<Holding> holdings, String word) {
        return holdings.stream().map(this::holds).collect(Collectors.joining(word, "(", ")"));
    }

    private String code(String code) {
        Credential credential = rulebook.credentials().get(code);
        boolean counts = credential != null
                && (credential.countsUntil() == null || !date.isAfter(credential.countsUntil()));
        String inTime = credential == null || credential.earnedBy() == null
                ? ""
                : " AND h.earned_on <= DATE '%s'".formatted(credential.earnedBy());
        String held = "MAX(CASE WHEN h.credential_code = '%s'%s THEN 1 ELSE 0 END)".formatted(code, inTime);
        return codes.computeIfAbsent(counts ? held : "MAX(0)", key -> "c" + codes.size());
    }
}
