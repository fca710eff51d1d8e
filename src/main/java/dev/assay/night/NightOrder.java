package dev.assay.night;

import dev.assay.rulebook.LoadedRulebooks;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to be done in a night.
 *
 * @param date the business date
 * @param rulebooks loads them; asked only when the night is really going to be run
 * @param reason why a date is to be done again; null for a nightly
 */
public record NightOrder(
        LocalDate date, Path inbox, Supplier<LoadedRulebooks> rulebooks, @Nullable String reason, Progress progress) {}
