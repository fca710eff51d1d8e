package dev.assay.rules;

import java.time.Period;
import org.jspecify.annotations.Nullable;

/**
 * Evidence about a partner that requirements may ask for, such as a validation or a plan.
 *
 * @param code canonical
 * @param title for people
 * @param validFor how long one holds from the day of its attestation; null = as long as the fact itself says
 */
public record AttestationKind(String code, String title, @Nullable Period validFor) {}
