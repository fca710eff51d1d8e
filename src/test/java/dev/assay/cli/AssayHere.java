package dev.assay.cli;

import dev.assay.database.EmptyDatabase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The program within the tests' own process, which is quicker, for whatever needs no process of its own. */
final class AssayHere {
    private AssayHere() {}

    /** The system properties that bring the program to the database, and more. */
    static Map<String, String> settings(EmptyDatabase database, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(Map.of(
                "spring.datasource.url", database.url(),
                "spring.datasource.username", database.user(),
                "spring.datasource.password", database.password(),
                "assay.home", "target/here",
                "assay.rulebooks", Path.of("jobs/rulebooks").toAbsolutePath().toString(),
                "logging.file.name", "target/nights.log"));
        all.putAll(settings);
        return all;
    }

    /** Runs a command to its end. */
    static AssayProcess.End run(EmptyDatabase database, Map<String, String> settings, String... arguments) {
        Map<String, String> all = settings(database, settings);
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        all.forEach(System::setProperty);
        try {
            int code = Assay.commandLine()
                    .setOut(new PrintWriter(out, true))
                    .setErr(new PrintWriter(err, true))
                    .execute(arguments);
            return new AssayProcess.End(code, out.toString(), err.toString());
        } finally {
            all.keySet().forEach(System::clearProperty);
        }
    }
}
