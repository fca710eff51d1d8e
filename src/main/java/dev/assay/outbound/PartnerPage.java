package dev.assay.outbound;

import dev.assay.language.Messages;
import dev.assay.report.LevelMark;
import java.time.LocalDate;
import java.util.List;

/**
 * One page on which a partner reads where it stands, what is at risk and by when, what to do, and who counts; the template
 * only lays it out.
 *
 * @param messages the words of the page
 * @param partner its name, or its id
 * @param day the business date
 * @param membership a line
 * @param facts lines about levels today and on the day of renewal
 * @param risks the renewal that comes first before the others
 */
public record PartnerPage(
        Messages messages,
        String partner,
        LocalDate day,
        String membership,
        List<String> facts,
        List<Risk> risks,
        List<Row> competencies,
        List<Detail> details,
        List<String> benefits) {
    /**
     * A level at risk.
     *
     * @param due by when, as a line
     * @param text what it means, and what to do
     */
    public record Risk(String competency, LevelMark level, String due, List<Letter.Part> text) {}

    /** A competency: what is displayed, and what is reached today. */
    public record Row(String competency, LevelMark displayed, LevelMark reached) {}

    /** What a level of a competency asks for. */
    public record Detail(String competency, LevelMark level, List<Requirement> requirements) {}

    /**
     * A requirement, and how far it is met.
     *
     * @param depth how deep it is nested; 0 for one of the path's own
     * @param people who counts
     * @param note that it is met, or not, or granted
     */
    public record Requirement(
            int depth, String text, String have, String need, boolean met, String note, List<String> people) {}

    public PartnerPage {
        facts = List.copyOf(facts);
        risks = List.copyOf(risks);
        competencies = List.copyOf(competencies);
        details = List.copyOf(details);
        benefits = List.copyOf(benefits);
    }

    /** A text that names no values. */
    public String say(String key) {
        return messages.say(key);
    }
}
