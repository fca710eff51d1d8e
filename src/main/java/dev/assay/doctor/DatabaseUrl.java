package dev.assay.doctor;

import dev.assay.operation.Connections;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The URL of a database as the settings have it; it may contain a password. */
final class DatabaseUrl {
    private static final Pattern SSL_MODE = Pattern.compile("[?&]sslMode=(\\w+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern HOST = Pattern.compile("^jdbc:[\\w:+]+://(?:[^/@]*@)?(\\[[^]]+]|[^:/?,]*)");

    private final String url;

    DatabaseUrl(String url) {
        this.url = url;
    }

    /** What shows by other means whether the database can be reached. */
    String reach() {
        if (url.startsWith("jdbc:h2:")) {
            return "ls -l %s".formatted(Checkup.quoted(Connections.file(url).orElse(Path.of("."))));
        }
        String port = url.replaceAll("^jdbc:[^/]*//[^/?]*?:(\\d+)(?:[/?,].*)?$", "$1");
        return "mysqladmin --protocol=tcp --host=%s --port=%s --user=\"$SPRING_DATASOURCE_USERNAME\" --password status"
                .formatted(host(), port.matches("\\d+") ? port : "3306");
    }

    /** The driver's setting of that name; empty if the URL has none. */
    Optional<String> sslMode() {
        Matcher mode = SSL_MODE.matcher(url);
        return mode.find() ? Optional.of(mode.group(1)) : Optional.empty();
    }

    /** Without parameters, user and password. */
    String bare() {
        return url.replaceAll("\\?.*$", "").replaceAll("//[^/@]*@", "//");
    }

    /** True if its host is this machine, or none is to be seen. */
    boolean isLocal() {
        try {
            return host().isEmpty() || InetAddress.getByName(host()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** The first host; empty if there is none to be seen. */
    private String host() {
        Matcher host = HOST.matcher(url);
        return host.find() ? host.group(1) : "";
    }
}
