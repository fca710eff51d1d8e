package dev.assay.night;

import dev.assay.operation.Progress;
import dev.assay.rulebook.LoadedRulebooks;
import java.nio.file.Path;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to know of a night.
 *
 * @param date the business date: to come, published or long past
 * @param inbox the deliveries that the night would take; null = none
 * @param rulebooks by which it would judge
 * @param whatIf what to compare that night with; null = nothing
 */
public record PreviewOrder(
        LocalDate date, @Nullable Path inbox, LoadedRulebooks rulebooks, @Nullable WhatIf whatIf, Progress progress) {}
