package dev.assay.cli.list;

import dev.assay.cli.command.ExitCode;
import dev.assay.cli.command.Exits;
import dev.assay.cli.command.Session;
import dev.assay.cli.command.Subcommand;
import dev.assay.cli.output.Csv;
import dev.assay.operation.PrivateFiles;
import dev.assay.store.history.ReaderViews;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "export",
        description = {
            "Writes every reader view as a CSV file into a new folder: all of one published state, whole or not at all.",
            "RFC 4180, UTF-8; booleans are 0 and 1. A text that a spreadsheet would take for a formula gets an apostrophe."
        },
        footer = "  assay export --gz export-2026-11-22")
@Exits({ExitCode.FAILED, ExitCode.UNREACHABLE, ExitCode.BUSY, ExitCode.CONFIGURATION})
public final class ExportCommand extends Subcommand {
    @Parameters(paramLabel = "DIR", description = "A folder that is new or empty.")
    private Path folder = Path.of("");

    @Option(names = "--gz", description = "Compress each file.")
    private boolean gz;

    @Override
    protected ExitCode run() throws IOException {
        Path target = folder.toAbsolutePath().normalize();
        refuseUsed(target);
        Path draft = target.resolveSibling(".%s.%d.tmp"
                .formatted(target.getFileName(), ProcessHandle.current().pid()));
        try (Session session = Session.forAnswers()) {
            PrivateFiles.folder(draft);
            session.inSnapshot(() -> write(session.database().readerViews(), draft));
            Files.deleteIfExists(target);
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            FileSystemUtils.deleteRecursively(draft);
        }
        try (Stream<Path> files = Files.list(target)) {
            screen().line("%d files in %s", files.count(), folder);
        }
        return ExitCode.DONE;
    }

    private static void refuseUsed(Path target) throws IOException {
        if (!Files.exists(target)) {
            return;
        }
        if (!Files.isDirectory(target)) {
            throw usage("%s is a file; name a folder that is new or empty", target);
        }
        try (Stream<Path> files = Files.list(target)) {
            if (files.findAny().isPresent()) {
                throw usage("%s is not empty; name a folder that is new or empty", target);
            }
        }
    }

    private void write(ReaderViews views, Path draft) {
        for (String view : views.names()) {
            Path file = draft.resolve(view + (gz ? ".csv.gz" : ".csv"));
            try (Writer out = writer(file)) {
                List<Csv> csv = new ArrayList<>();
                views.read(view, header -> csv.add(new Csv(out, header)), row -> csv.get(0)
                        .row(row));
                csv.forEach(Csv::close);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private Writer writer(Path file) throws IOException {
        OutputStream bytes = Files.newOutputStream(Files.createFile(file, PrivateFiles.attributes()));
        return new BufferedWriter(
                new OutputStreamWriter(gz ? new GZIPOutputStream(bytes) : bytes, StandardCharsets.UTF_8));
    }
}
