package dev.assay.cli.command;

import dev.assay.language.Languages;
import dev.assay.operation.Settings;
import dev.assay.outbound.Contacts;
import dev.assay.rules.Rulebook;
import dev.assay.rules.Rulebooks;
import dev.assay.store.run.Run;
import java.nio.file.Path;
import java.util.function.Supplier;

/** Loads what is needed to write to partners; what is refused ends the command. */
public final class OutboundLoading {
    private OutboundLoading() {}

    /** The contacts of a file. */
    public static Contacts contacts(Path file) {
        return refusing(() -> Contacts.read(file));
    }

    /** The shipped languages and those of the settings. */
    public static Languages languages(Settings settings) {
        String folder = settings.outbound().messages();
        return refusing(() -> folder.isEmpty() ? Languages.shipped() : Languages.with(Path.of(folder)));
    }

    /** The rulebooks that were named or configured, provided that the night used the version that is in force there. */
    public static Rulebooks rulebooks(RulebookOption option, Settings settings, Run night) {
        Path folder = option.folder() == null ? settings.rulebooks() : option.folder();
        Rulebooks books = RulebookOption.load(folder).rulebooks();
        String version =
                books.inForceOn(night.businessDate()).map(Rulebook::version).orElse("none");
        if (!version.equals(night.rulebook())) {
            throw ExitCode.INPUT_REFUSED.failure(
                    "the night of %s used rulebook %s, in %s %s is in force; name the folder of that night's rulebooks with --rulebooks",
                    night.businessDate(), night.rulebook(), folder, version);
        }
        return books;
    }

    private static <T> T refusing(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.INPUT_REFUSED, String.valueOf(e.getMessage()));
        }
    }
}
