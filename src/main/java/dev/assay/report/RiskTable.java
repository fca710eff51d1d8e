package dev.assay.report;

import dev.assay.standing.RiskState;
import dev.assay.standing.Score;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The displayed levels at risk, ordered by renewal date; the rows of a partner are grouped.
 *
 * @param total the number of risks, including those not listed
 * @param listed how many are listed
 * @param filters the filters of the table
 * @param csv the listed rows as a file
 */
public record RiskTable(
        List<OfPartner> partners, long total, int listed, List<RiskFilters.Group> filters, @Nullable Csv csv) {
    /**
     * The rows of one partner.
     *
     * @param name null if it is unknown
     * @param fold what has to be expanded to see it: {@code first} nothing, {@code next} on a narrow screen, {@code
     *     rest} on every screen
     */
    public record OfPartner(String partnerId, @Nullable String name, String fold, List<Line> lines) {
        /** The link to it within the page. */
        public String anchor() {
            return anchor(partnerId);
        }

        /** The anchor of a partner. */
        static String anchor(String partnerId) {
            return "p-" + partnerId;
        }
    }

    /**
     * A displayed level at risk.
     *
     * @param marks CSS classes for the filters
     * @param away how far in the future the renewal is
     * @param lapsesOn empty unless it lapses
     * @param cause the first one
     * @param moreCauses how many more there are
     * @param remedy the remedy with the least effort; empty if it is unknown
     * @param fresh whether the risk was opened by this night
     * @param score its points; null where none are asked for
     */
    public record Line(
            String marks,
            LocalDate due,
            String away,
            String competency,
            LevelMark level,
            RiskState state,
            @Nullable LocalDate lapsesOn,
            String cause,
            int moreCauses,
            String remedy,
            boolean fresh,
            boolean membershipAtRisk,
            @Nullable LevelMark renewable,
            @Nullable Score score) {}

    /**
     * A file embedded in the page.
     *
     * @param name the suggested file name
     * @param address a data URL
     * @param rows the number of rows; fewer than are listed if the file would be too large
     */
    public record Csv(String name, String address, int rows) {}

    /** Whether a partner has risks in the table. */
    boolean lists(String partnerId) {
        return partners.stream().anyMatch(partner -> partner.partnerId().equals(partnerId));
    }
}
