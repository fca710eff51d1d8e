package dev.assay.cli.command;

import dev.assay.cli.output.Screen;
import dev.assay.operation.Failures;
import dev.assay.operation.NightRefused;
import dev.assay.store.sql.DatabaseError;
import dev.assay.store.sql.EmbeddedFile;
import dev.assay.yaml.FileError;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.List;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.config.ConfigDataException;
import org.springframework.boot.context.properties.ConfigurationPropertiesBindException;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Every error becomes a code and one line on the terminal; all the rest of it goes to the log. */
public final class CommandErrors implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception error, CommandLine command, ParseResult parsed) {
        ExitCode code = code(error);
        LogFile.failed(error, code);
        List<String> lines = message(error, code).lines().toList();
        Screen screen = Screen.of(command.getErr());
        screen.line("assay: %s", lines.isEmpty() ? "failed" : lines.get(0));
        lines.stream().skip(1).forEach(line -> screen.line("%s", line));
        return code.code();
    }

    public static ExitCode code(Throwable error) {
        CommandFailure failure = Failures.find(error, CommandFailure.class);
        if (failure != null) {
            return failure.code();
        }
        NightRefused refused = Failures.find(error, NightRefused.class);
        if (refused != null) {
            return switch (refused.because()) {
                case ASKED_WRONGLY -> ExitCode.USAGE;
                case INPUT -> ExitCode.INPUT_REFUSED;
                case BUSY -> ExitCode.BUSY;
                case UNREACHABLE -> DatabaseError.denied(error) ? ExitCode.CONFIGURATION : ExitCode.UNREACHABLE;
                case CONFIGURATION -> ExitCode.CONFIGURATION;
            };
        }
        DatabaseError database = DatabaseError.of(error).orElse(null);
        if (database != null) {
            return switch (database) {
                case FILE_IN_USE -> ExitCode.BUSY;
                case REFUSED -> ExitCode.CONFIGURATION;
                case UNREACHABLE -> DatabaseError.denied(error) ? ExitCode.CONFIGURATION : ExitCode.UNREACHABLE;
                case FULL, DAMAGED -> ExitCode.FAILED;
                case PASSING -> DatabaseError.locked(error) ? ExitCode.BUSY : ExitCode.FAILED;
            };
        }
        boolean settings = unusable(error) != null
                || Failures.find(error, BindException.class) != null
                || Failures.find(error, ConfigurationPropertiesBindException.class) != null
                || Failures.find(error, ConfigDataException.class) != null
                || Failures.find(error, YAMLException.class) != null
                || Failures.find(error, FlywayException.class) != null
                || DatabaseError.denied(error);
        return settings ? ExitCode.CONFIGURATION : ExitCode.FAILED;
    }

    static String message(Throwable error, ExitCode code) {
        CommandFailure failure = Failures.find(error, CommandFailure.class);
        if (failure != null) {
            return String.valueOf(failure.getMessage());
        }
        NightRefused refused = Failures.find(error, NightRefused.class);
        String said = refused == null ? said(error) : String.valueOf(refused.getMessage());
        return switch (code) {
            case BUSY -> refused == null ? busy(error, said) : said;
            case UNREACHABLE ->
                "the database cannot be reached: %s; check SPRING_DATASOURCE_URL, and that the server runs"
                        .formatted(said);
            case CONFIGURATION ->
                "the configuration is not right: " + setting(error) + said + access(error) + grants(error);
            case FAILED -> "failed: %s (details in var/log/assay.log)".formatted(disk(error) + said);
            default -> said;
        };
    }

    /** Who is in the way in the database. */
    private static String busy(Throwable error, String said) {
        if (DatabaseError.of(error).orElse(null) != DatabaseError.FILE_IN_USE) {
            return "another session holds a lock in the database (%s); run the same command again, '%s' shows who is at work"
                    .formatted(said, Suggestion.of("doctor"));
        }
        return "the embedded database is in use by another process (%s); wait until it has ended"
                .formatted(
                        EmbeddedFile.named(error).flatMap(EmbeddedFile::holder).orElse(said));
    }

    /** What to do about the disk. */
    private static String disk(Throwable error) {
        DatabaseError database = DatabaseError.of(error).orElse(null);
        if (database == DatabaseError.FULL) {
            return "there is no room left on a disk; make room and run the same command to resume: ";
        }
        return database == DatabaseError.DAMAGED
                ? "the file %s of the embedded database is damaged, or is none; put a copy of it back, or move it away and deliver everything again: "
                        .formatted(EmbeddedFile.named(error)
                                .map(EmbeddedFile::toString)
                                .orElse(""))
                : "";
    }

    /** The path with which nothing can be done, if that is what is wrong. */
    private static @Nullable FileSystemException unusable(Throwable error) {
        FileSystemException found = Failures.find(error, FileSystemException.class);
        return found != null && FileError.lasts(found) ? found : null;
    }

    private static String place(FileSystemException error) {
        return error instanceof AccessDeniedException
                ? "%s may not be read or written by %s; give this account access, or name another place"
                        .formatted(error.getFile(), System.getProperty("user.name", "this account"))
                : "%s cannot be used: %s; name another place".formatted(error.getFile(), FileError.reason(error));
    }

    /** A settings file with a mistake in it says what it is and where, but not in its first line. */
    private static String said(Throwable error) {
        FileSystemException unusable = unusable(error);
        if (unusable != null) {
            return place(unusable);
        }
        MarkedYAMLException mistake = Failures.find(error, MarkedYAMLException.class);
        return mistake == null
                ? Failures.message(error)
                : "a settings file (config/application.yaml) is not valid YAML: %s, line %d"
                        .formatted(
                                mistake.getProblem(), mistake.getProblemMark().getLine() + 1);
    }

    /** What helps where the database does not let us in. */
    private static String access(Throwable error) {
        if (DatabaseError.distrusts(error)) {
            return "; the server's certificate is not trusted: name a store with that of its authority in SPRING_DATASOURCE_URL (trustCertificateKeyStoreUrl)";
        }
        return DatabaseError.of(error).orElse(null) == DatabaseError.REFUSED
                ? "; check SPRING_DATASOURCE_URL, SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD"
                : "";
    }

    /** What helps an account that may not do what it has to; nothing if that is not what is wrong, or is said already. */
    private static String grants(Throwable error) {
        boolean said = Failures.find(error, NightRefused.class) != null;
        return DatabaseError.denied(error) && !said
                ? "; sql/grants.sql gives each account what it needs, run it as an administrator"
                : "";
    }

    /** Names the setting whose value cannot be understood; nothing if that is not what is wrong, or is said already. */
    private static String setting(Throwable error) {
        String setting = "";
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException bad && bad.getProperty() != null) {
                ConfigurationProperty property = bad.getProperty();
                setting = "setting %s: ".formatted(property.getName());
            }
        }
        return setting;
    }
}
