package dev.assay.store.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The privileges of an account of MySQL or MariaDB from {@code SHOW GRANTS}, compared with those that {@code
 * sql/grants.sql} gives to the account of the nights.
 */
public final class AccountGrants {
    private static final Pattern GRANT =
            Pattern.compile("GRANT (.+) ON (?:TABLE )?(`(?:[^`]|``)+`|\\*|\\w+)\\.(`(?:[^`]|``)+`|\\*|\\w+) TO .*");
    private static final Pattern WANTED = Pattern.compile("(?m)^GRANT ([A-Z, ]+) ON assay\\.(\\w+) TO 'assay_job'");
    private static final Pattern COLUMNS = Pattern.compile("[A-Z ]+\\([^)]*\\)");
    private static final String ALL = "ALL PRIVILEGES";
    private static final Set<String> HARMLESS = Set.of(
            "",
            "USAGE",
            "SELECT",
            "SHOW VIEW",
            "PROCESS",
            "SHOW DATABASES",
            "REPLICATION CLIENT",
            "BINLOG MONITOR",
            "SLAVE MONITOR");

    private final String schema;
    private final Map<String, Grant> grants = new TreeMap<>();

    /**
     * One grant.
     *
     * @param schema a pattern with the wildcards {@code %} and {@code _}; {@code *} = all schemas
     * @param table {@code *} = all tables
     * @param privileges in capitals, including {@code GRANT OPTION}
     */
    public record Grant(String schema, String table, Set<String> privileges) {
        /** True if it is one that administrators have. */
        public boolean administers() {
            return privileges.contains(ALL) || schema.equals("*") && privileges.contains("CREATE USER");
        }

        /** In a grant on a schema, {@code \_} is an underscore, {@code _} any letter and {@code %} any letters. */
        private boolean coversSchema(String name) {
            String pattern = schema.replace("\\_", "\\E\0\\Q")
                    .replace("_", "\\E.\\Q")
                    .replace("%", "\\E.*\\Q")
                    .replace('\0', '_');
            return schema.equals("*")
                    || schema.equals(name)
                    || table.equals("*") && name.matches("\\Q" + pattern + "\\E");
        }

        private boolean covers(String inSchema, String name) {
            return coversSchema(inSchema) && (table.equals("*") || table.equalsIgnoreCase(name));
        }

        /** As a GRANT and a REVOKE write it. */
        @Override
        public String toString() {
            return "%s ON %s.%s".formatted(String.join(", ", privileges), quoted(schema), quoted(table));
        }

        private static String quoted(String name) {
            return name.equals("*") ? name : "`" + name.replace("`", "``") + "`";
        }
    }

    /**
     * @param schema the schema of the nights
     * @param statements results of {@code SHOW GRANTS}
     */
    public AccountGrants(String schema, List<String> statements) {
        this.schema = schema;
        statements.forEach(this::add);
    }

    /** Servers say in several statements what is about the same. */
    private void add(String statement) {
        Matcher matcher = GRANT.matcher(statement);
        if (!matcher.matches()) {
            return;
        }
        Grant grant = grants.computeIfAbsent(
                matcher.group(2) + "." + matcher.group(3),
                scope -> new Grant(unquoted(matcher.group(2)), unquoted(matcher.group(3)), new TreeSet<>()));
        for (String privilege : COLUMNS.matcher(matcher.group(1)).replaceAll("").split(",")) {
            grant.privileges().add(privilege.strip().toUpperCase(Locale.ROOT));
        }
        if (statement.contains(" WITH GRANT OPTION")) {
            grant.privileges().add("GRANT OPTION");
        }
    }

    /** What the account of the nights is to have and this one lacks: {@code INSERT, SELECT ON run}, by table. */
    public List<String> missing() {
        List<String> missing = new ArrayList<>();
        wanted().forEach((table, privileges) -> {
            Set<String> lacks = new TreeSet<>(privileges);
            for (Grant grant : grants.values()) {
                if (grant.covers(schema, table)) {
                    lacks.removeAll(grant.privileges().contains(ALL) ? privileges : grant.privileges());
                }
            }
            if (!lacks.isEmpty()) {
                missing.add("%s ON %s".formatted(String.join(", ", lacks), table));
            }
        });
        return missing;
    }

    /** The privileges of this account that the nights never need, in its schema or globally. */
    public List<Grant> tooMany() {
        Map<String, Set<String>> wanted = wanted();
        return grants.values().stream()
                .filter(grant -> grant.coversSchema(schema))
                .map(grant -> {
                    Set<String> more = new TreeSet<>(grant.privileges());
                    more.removeAll(HARMLESS);
                    more.removeAll(wanted.getOrDefault(grant.table(), Set.of()));
                    return new Grant(grant.schema(), grant.table(), more);
                })
                .filter(grant -> !grant.privileges().isEmpty())
                .toList();
    }

    /** The privileges given to the account of the nights, by table. */
    static Map<String, Set<String>> wanted() {
        Map<String, Set<String>> wanted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        Matcher grant = WANTED.matcher(script());
        while (grant.find()) {
            wanted.computeIfAbsent(grant.group(2), table -> new TreeSet<>())
                    .addAll(List.of(grant.group(1).split(", ")));
        }
        if (wanted.isEmpty()) {
            throw new IllegalStateException("sql/grants.sql gives nothing to assay_job");
        }
        return wanted;
    }

    private static String script() {
        try (InputStream bytes = AccountGrants.class.getResourceAsStream("/sql/grants.sql")) {
            return new String(Objects.requireNonNull(bytes).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String unquoted(String name) {
        return name.startsWith("`") ? name.substring(1, name.length() - 1).replace("``", "`") : name;
    }
}
