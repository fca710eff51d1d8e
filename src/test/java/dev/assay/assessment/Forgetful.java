package dev.assay.assessment;

import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;

/** Assessors that forget for which reason a partner is due again: what would notice it? */
public final class Forgetful {
    private Forgetful() {}

    /** All reasons, by name. */
    public static List<String> reasons() {
        return Stream.of(NextDay.Reason.values()).map(Enum::name).toList();
    }

    public static Assessor of(Programme programme, String forgotten) {
        return new Assessor(programme, EnumSet.complementOf(EnumSet.of(NextDay.Reason.valueOf(forgotten))));
    }
}
