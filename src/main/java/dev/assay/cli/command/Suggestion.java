package dev.assay.cli.command;

import dev.assay.store.run.Run;
import dev.assay.store.run.RunStore;
import java.nio.file.Path;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Commands that are suggested, to be pasted into a shell as they are.
 *
 * @param inbox of the night that they are about; null = that of the settings
 * @param rulebooks of that night; null = those of the settings
 */
public record Suggestion(@Nullable Path inbox, @Nullable Path rulebooks) {
    /** About a run that took its deliveries and rules from there. */
    public static Suggestion of(RunStore.Folders folders) {
        return new Suggestion(
                folders.inbox() == null ? null : Path.of(folders.inbox()),
                folders.rulebooks() == null ? null : Path.of(folders.rulebooks()));
    }

    /** A command of this program, called as the launcher was. */
    public static String of(String format, Object... values) {
        return System.getProperty("launcher.name", "jobs/assay") + " " + format.formatted(values);
    }

    /** What runs the night of that date, or resumes it. */
    public String nightly(LocalDate date) {
        return of("nightly --date %s%s", date, folders());
    }

    /** What resumes the run, or runs its date again. */
    public String resume(Run run) {
        String reason = run.reason();
        return reason == null
                ? nightly(run.businessDate())
                : of("rerun --date %s --reason %s%s", run.businessDate(), quoted(reason), folders());
    }

    private String folders() {
        return (inbox == null ? "" : " --inbox " + quoted(inbox.toString()))
                + (rulebooks == null ? "" : " --rulebooks " + quoted(rulebooks.toString()));
    }

    /** The text as one word of a shell. */
    public static String quoted(String text) {
        return text.matches("[\\w./:=+-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
