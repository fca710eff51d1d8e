package dev.assay.doctor;

import dev.assay.store.server.AccountGrants;
import dev.assay.store.server.AccountGrants.Grant;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the account of the nights may do, and whether the way to the database is safe. */
final class AccessChecks {
    /** So many statements are still read before they are run. */
    private static final int STATEMENTS = 12;

    /** Rights to look, which do no harm to what is kept. */
    private static final Set<String> LOOKING = Set.of(
            "SELECT",
            "SHOW VIEW",
            "PROCESS",
            "SHOW DATABASES",
            "REPLICATION CLIENT",
            "BINLOG MONITOR",
            "SLAVE MONITOR");

    private static final String ALL_OF_IT = "mysql --user=root < sql/grants.sql  # makes assay_job\n"
            + "export SPRING_DATASOURCE_USERNAME=assay_job SPRING_DATASOURCE_PASSWORD=...";

    private AccessChecks() {}

    /**
     * @param account as {@code user@host}
     * @param schema the one that the nights work in
     */
    static List<Finding> privileges(String account, String schema, AccountGrants grants) {
        List<Finding> findings = new ArrayList<>();
        String user = quoted(account);
        Map<String, Set<String>> missing = grants.missing();
        if (!missing.isEmpty()) {
            List<String> statements = missing.entrySet().stream()
                    .map(entry -> "GRANT %s ON `%s`.`%s` TO %s;"
                            .formatted(String.join(", ", entry.getValue()), schema, entry.getKey(), user))
                    .toList();
            findings.add(Finding.problem(
                    "privileges",
                    "%s lacks %s"
                            .formatted(
                                    user,
                                    missing.entrySet().stream()
                                            .map(entry -> String.join(", ", entry.getValue()) + " on " + entry.getKey())
                                            .collect(Collectors.joining("; "))),
                    statements.size() <= STATEMENTS ? String.join("\n", statements) : ALL_OF_IT));
        }
        grants.tooMany().forEach(grant -> findings.add(tooMany(user, grant)));
        return findings.isEmpty()
                ? List.of(Finding.ok("privileges", user + " may do what nights do, and no more"))
                : findings;
    }

    private static Finding tooMany(String user, Grant grant) {
        String says = "%s may do what no night needs: %s on %s"
                .formatted(user, String.join(", ", grant.privileges()), grant.scope());
        if (LOOKING.containsAll(grant.privileges())) {
            return Finding.note("privileges", says, revoke(user, grant));
        }
        boolean administrator = grant.privileges().contains("ALL PRIVILEGES")
                || grant.global() && grant.privileges().contains("CREATE USER");
        // to take its rights away from an administrator would lock everybody out
        return Finding.problem("privileges", says, administrator ? ALL_OF_IT : revoke(user, grant));
    }

    private static String revoke(String user, Grant grant) {
        return "REVOKE %s ON %s FROM %s;".formatted(String.join(", ", grant.privileges()), grant.scope(), user);
    }

    private static String quoted(String account) {
        int at = account.lastIndexOf('@');
        return at < 0
                ? "'" + account + "'"
                : "'%s'@'%s'".formatted(account.substring(0, at), account.substring(at + 1));
    }

    /**
     * @param url of the data source
     * @param sslMode the setting of the driver where it is not in the URL; empty if there is none
     * @param cipher what the session is encrypted with; empty if it is not
     */
    static Finding tls(String url, String sslMode, String cipher) {
        String mode = mode(url, sslMode);
        boolean verified = mode.startsWith("VERIFY_");
        String says = cipher.isEmpty()
                ? "not encrypted"
                : "encrypted (%s), the server's certificate is %sverified".formatted(cipher, verified ? "" : "not ");
        if (!cipher.isEmpty() && verified) {
            return Finding.ok("tls", says);
        }
        if (local(host(url))) {
            return Finding.note("tls", says + "; the database is on this machine");
        }
        return Finding.problem(
                "tls",
                says + ", so somebody on the way could read and change what is kept",
                "export SPRING_DATASOURCE_URL='%s'".formatted(verifying(url)));
    }

    private static String mode(String url, String elsewhere) {
        Matcher inUrl =
                Pattern.compile("[?&]sslMode=(\\w+)", Pattern.CASE_INSENSITIVE).matcher(url);
        String mode = inUrl.find() ? inUrl.group(1) : elsewhere;
        return mode.isEmpty() ? "PREFERRED" : mode.toUpperCase(Locale.ROOT);
    }

    /** Without what it says besides, which may be a password. */
    private static String verifying(String url) {
        return url.replaceAll("\\?.*$", "").replaceAll("//[^/@]*@", "//") + "?sslMode=VERIFY_IDENTITY";
    }

    /** The first host of a URL; empty if there is none to be seen. */
    static String host(String url) {
        Matcher host = Pattern.compile("^jdbc:[\\w:+]+://(?:[^/@]*@)?(\\[[^]]+]|[^:/?,]*)")
                .matcher(url);
        return host.find() ? host.group(1) : "";
    }

    private static boolean local(String host) {
        try {
            return host.isEmpty() || InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
