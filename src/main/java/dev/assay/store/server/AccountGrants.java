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
    private static final Pattern COLUMNS = Pattern.compile("[A-Z ]+\\([^)]*\\)");
    private static final String ALL = "ALL PRIVILEGES";
    private static final String WITH_GRANT_OPTION = "GRANT OPTION";

    private final String schema;
    private final List<Grant> grants = new ArrayList<>();

    /**
     * One grant.
     *
     * @param schema a pattern with the wildcards {@code %} and {@code _}; {@code *} = all schemas
     * @param table {@code *} = all tables
     * @param privileges in capitals, including {@code GRANT OPTION}
     */
    public record Grant(String schema, String table, Set<String> privileges) {
        /** True if it covers more than one schema. */
        public boolean global() {
            return schema.equals("*");
        }

        /** Its object, as written in GRANT and REVOKE. */
        public String scope() {
            return quoted(schema) + "." + quoted(table);
        }

        private boolean covers(String inSchema, String name) {
            return coversSchema(inSchema) && (table.equals("*") || table.equalsIgnoreCase(name));
        }

        private boolean coversSchema(String name) {
            StringBuilder pattern = new StringBuilder();
            for (int i = 0; i < schema.length(); i++) {
                char c = schema.charAt(i);
                if (c == '\\' && i + 1 < schema.length()) {
                    i++;
                    pattern.append(Pattern.quote(schema.substring(i, i + 1)));
                } else if (table.equals("*") && (c == '%' || c == '_')) {
                    pattern.append(c == '%' ? ".*" : ".");
                } else {
                    pattern.append(Pattern.quote(String.valueOf(c)));
                }
            }
            return global() || name.matches(pattern.toString());
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

    private void add(String statement) {
        Matcher matcher = GRANT.matcher(statement);
        if (matcher.matches()) {
            Set<String> privileges = new TreeSet<>();
            for (String privilege :
                    COLUMNS.matcher(matcher.group(1)).replaceAll("").split(",")) {
                privileges.add(privilege.strip().toUpperCase(Locale.ROOT));
            }
            privileges.removeAll(Set.of("", "USAGE"));
            if (statement.contains(" WITH GRANT OPTION")) {
                privileges.add(WITH_GRANT_OPTION);
            }
            merge(new Grant(unquoted(matcher.group(2)), unquoted(matcher.group(3)), privileges));
        }
    }

    /** Merges grants for the same object, which servers report in several statements. */
    private void merge(Grant grant) {
        for (Grant known : grants) {
            if (known.scope().equals(grant.scope())) {
                known.privileges().addAll(grant.privileges());
                return;
            }
        }
        grants.add(grant);
    }

    /**
     * The privileges that the account of the nights should have and this one lacks, by table (as in {@code
     * grants.sql}).
     */
    public Map<String, Set<String>> missing() {
        Map<String, Set<String>> missing = new TreeMap<>();
        wanted().forEach((table, privileges) -> {
            Set<String> lacks = new TreeSet<>(privileges);
            for (Grant grant : grants) {
                if (grant.covers(schema, table)) {
                    lacks.removeAll(grant.privileges());
                    if (grant.privileges().contains(ALL)) {
                        lacks.clear();
                    }
                }
            }
            if (!lacks.isEmpty()) {
                missing.put(table, lacks);
            }
        });
        return missing;
    }

    /** The privileges of this account that the nights never need, in its schema or globally. */
    public List<Grant> tooMany() {
        Map<String, Set<String>> wanted = wanted();
        List<Grant> tooMany = new ArrayList<>();
        for (Grant grant : grants) {
            Set<String> more = new TreeSet<>(grant.privileges());
            if (!grant.global() && !grant.table().equals("*")) {
                wanted.forEach((table, needed) -> {
                    if (table.equalsIgnoreCase(grant.table())) {
                        more.removeAll(needed);
                    }
                });
            }
            if (!more.isEmpty() && (grant.global() || grant.coversSchema(schema))) {
                tooMany.add(new Grant(grant.schema(), grant.table(), more));
            }
        }
        return tooMany;
    }

    /** The privileges given to the account of the nights, by table. */
    static Map<String, Set<String>> wanted() {
        Map<String, Set<String>> wanted = new TreeMap<>();
        Matcher grant = Pattern.compile("(?m)^GRANT ([A-Z, ]+) ON assay\\.(\\w+) TO 'assay_job'")
                .matcher(script());
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
