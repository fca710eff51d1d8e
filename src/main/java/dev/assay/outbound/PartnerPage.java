package dev.assay.outbound;

import dev.assay.language.Messages;
import dev.assay.report.LevelMark;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page for one partner: its levels, what is at risk and by when, what to do, and who counts. The template only lays
 * it out.
 *
 * @param messages the texts of the page
 * @param partner its name, or its id
 * @param day the business date
 * @param membership a line
 * @param facts lines about levels today and on the renewal date
 * @param risks ordered by renewal date
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
     * @param due the deadline, as a line
     * @param text the consequence, and what to do
     */
    public record Risk(String competency, LevelMark level, String due, List<Letter.Part> text) {}

    /**
     * A competency with its displayed level and the level reached today.
     *
     * @param points how many of those needed; null where none are asked for
     */
    public record Row(String competency, LevelMark displayed, LevelMark reached, @Nullable String points) {}

    /** True if a competency has points. */
    public boolean hasPoints() {
        return competencies.stream().anyMatch(row -> row.points() != null);
    }

    /** The requirements of a level of a competency. */
    public record Detail(String competency, LevelMark level, List<Requirement> requirements) {}

    /**
     * A requirement and its progress.
     *
     * @param depth nesting depth; 0 for a requirement of the path itself
     * @param people who counts
     * @param note whether it is met or granted
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

    /** A text without values. */
    public String say(String key) {
        return messages.say(key);
    }
}
