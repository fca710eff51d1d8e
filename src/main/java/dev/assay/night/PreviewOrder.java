package dev.assay.night;

import dev.assay.operation.Progress;
import dev.assay.rulebook.LoadedRulebooks;
import java.nio.file.Path;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A request for a preview.
 *
 * @param date the business date: in the future, published or in the past
 * @param inbox the deliveries that the night would take in; null = none
 * @param rulebooks the rules of that night
 * @param whatIf the what-if scenario to compare with that night; null = none
 */
public record PreviewOrder(
        LocalDate date, @Nullable Path inbox, LoadedRulebooks rulebooks, @Nullable WhatIf whatIf, Progress progress) {}
