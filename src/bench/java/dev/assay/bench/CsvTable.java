package dev.assay.bench;

import dev.assay.facts.Feed;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.stream.Collectors;

/**
 * A feed of a first night as a table in DuckDB, read from the delivered file: rows that a night rejects are left out, and of
 * rows with one key the newest counts.
 */
final class CsvTable {
    private static final String ID = "regexp_full_match(%s, '[^ ]{1,40}')";
    private static final String CODE = "upper(regexp_replace(trim(%s), '\\s+', '-', 'g'))";
    private static final String ANY = "%s <> ''";
    private static final String DAY = "regexp_full_match(%s, '[0-9]{4}-[0-9]{2}-[0-9]{2}')";
    private static final String DAY_OR_NONE = "(%1$s IS NULL OR %1$s = '' OR " + DAY.replace("%s", "%1$s") + ")";
    private static final String MONTH = "regexp_full_match(%s, '[0-9]{4}-(0[1-9]|1[0-2])')";
    private static final String NUMBER = "regexp_full_match(%s, '-?[0-9]+([.][0-9]{1,4})?')";

    private static final List<CsvTable> ALL = List.of(
            new CsvTable(Feed.PARTNERS, "partner", 1)
                    .column("partner_id", "partner_id", "%s", ID)
                    .column("market", "market", "%s", "%s IN ('DEVELOPED', 'DEVELOPING')"),
            new CsvTable(Feed.ASSOCIATIONS, "association", 3)
                    .column("person_id", "person_id", "%s", ID)
                    .column("partner_id", "partner_id", "%s", ID)
                    .column("linked_on", "linked_on", "TRY_CAST(%s AS DATE)", DAY)
                    .column("unlinked_on", "unlinked_on", "TRY_CAST(NULLIF(%s, '') AS DATE)", DAY_OR_NONE),
            new CsvTable(Feed.ACHIEVEMENTS, "achievement", 3)
                    .column("person_id", "person_id", "%s", ID)
                    .column("credential_code", "credential_code", CODE, ANY)
                    .column("earned_on", "earned_on", "TRY_CAST(%s AS DATE)", DAY)
                    .column("valid_until", "valid_until", "TRY_CAST(NULLIF(%s, '') AS DATE)", DAY_OR_NONE)
                    .column("revoked_on", "revoked_on", "TRY_CAST(NULLIF(%s, '') AS DATE)", DAY_OR_NONE),
            new CsvTable(Feed.METRICS, "metric_month", 3)
                    .column("partner_id", "partner_id", "%s", ID)
                    .column("metric_code", "metric_code", CODE, ANY)
                    .column("month", "month_on", "TRY_CAST(%s || '-01' AS DATE)", MONTH)
                    .column("value", "figure", "TRY_CAST(%s AS DECIMAL(19, 4))", NUMBER));

    private final Feed feed;
    private final String table;
    private final int keyLength;
    private final Map<String, Column> columns = new LinkedHashMap<>();

    private CsvTable(Feed feed, String table, int keyLength) {
        this.feed = feed;
        this.table = table;
        this.keyLength = keyLength;
    }

    private record Column(String name, String value, String valid) {}

    private CsvTable column(String inFile, String name, String value, String valid) {
        columns.put(inFile, new Column(name, value.formatted(inFile), valid.formatted(inFile)));
        return this;
    }

    /** Makes the tables that earned levels need from the files in the folder. */
    static void read(Connection connection, Path inbox) throws SQLException, IOException {
        try (Statement statement = connection.createStatement()) {
            for (CsvTable each : ALL) {
                statement.execute(each.statement(file(inbox, each.feed)));
            }
        }
    }

    private static Path file(Path inbox, Feed feed) throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(inbox, feed.id() + "-*.{csv,csv.gz}")) {
            files.forEach(found::add);
        }
        return found.stream()
                .max(Comparator.naturalOrder())
                .orElseThrow(() -> new IOException("no file of " + feed.id() + " in " + inbox));
    }

    private String statement(Path file) {
        String values = columns.values().stream()
                .map(column -> column.value() + " AS " + column.name())
                .collect(Collectors.joining(", "));
        String valid = columns.values().stream().map(Column::valid).collect(Collectors.joining(" AND "));
        String known = columns.values().stream()
                .limit(keyLength)
                .map(column -> column.name() + " IS NOT NULL")
                .collect(Collectors.joining(" AND "));
        String key = columns.values().stream().limit(keyLength).map(Column::name).collect(Collectors.joining(", "));
        String canonical = columns.entrySet().stream().map(Entry::getKey).collect(Collectors.joining(", "));
        return """
                CREATE TABLE %1$s AS SELECT * EXCLUDE (version, text) FROM (
                    SELECT %2$s, TRY_CAST(updated_at AS TIMESTAMPTZ) AS updated_at, updated_at AS version,
                        concat_ws(',', %3$s) AS text
                    FROM read_csv('%4$s', header = true, all_varchar = true, ignore_errors = true, strict_mode = true)
                    WHERE %5$s AND regexp_matches(updated_at, '(Z|[+-][0-9]{2}:[0-9]{2})$') AND updated_at < '2900'
                ) WHERE %6$s
                QUALIFY ROW_NUMBER() OVER (PARTITION BY %7$s ORDER BY updated_at DESC, text DESC) = 1
                """
                .formatted(table, values, canonical, file.toString().replace("'", "''"), valid, known, key);
    }
}
