package dev.assay.report;

import dev.assay.standing.RiskState;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is at risk, a line for each displayed level, the renewal that comes first at the top; the lines of a partner stand
 * together.
 *
 * @param total how many risks there are, those included that are not listed
 * @param listed how many are listed
 * @param filters what the lines can be narrowed down to
 * @param csv the listed lines as a file
 */
public record RiskTable(
        List<OfPartner> partners, long total, int listed, List<RiskFilters.Group> filters, @Nullable Csv csv) {
    /**
     * The lines of one partner.
     *
     * @param name null if it is not known
     * @param fold what has to be unfolded to see it: {@code first} nothing, {@code next} on a narrow screen,
     *     {@code rest} everywhere
     */
    public record OfPartner(String partnerId, @Nullable String name, String fold, List<Line> lines) {
        /** What leads to it within the page. */
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
     * @param marks words by which filters know it
     * @param away how far the renewal is away
     * @param lapsesOn empty unless it lapses
     * @param cause the first one
     * @param moreCauses how many more there are
     * @param remedy what takes the least effort; empty if it is not known
     * @param fresh since this night
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
            @Nullable LevelMark renewable) {}

    /**
     * A file inside the page.
     *
     * @param name what it is called when it is saved
     * @param address a data URL
     * @param rows how many rows it has; fewer than are listed if it would be too large
     */
    public record Csv(String name, String address, int rows) {}

    /** Whether a partner has risks in the table. */
    boolean lists(String partnerId) {
        return partners.stream().anyMatch(partner -> partner.partnerId().equals(partnerId));
    }
}
