package dev.assay.outbound;

import dev.assay.language.Messages;
import dev.assay.language.Phrases;
import dev.assay.language.Titles;
import dev.assay.outbound.Letter.Bullets;
import dev.assay.outbound.Letter.Heading;
import dev.assay.outbound.Letter.Paragraph;
import dev.assay.outbound.Letter.Part;
import dev.assay.remedy.Remedy;
import dev.assay.renewal.RiskNotification;
import dev.assay.report.RiskRemedies.Answer;
import dev.assay.rules.Level;
import dev.assay.standing.RiskState;
import dev.assay.standing.Score;
import dev.assay.store.history.PublishedNotifications.Notification;
import dev.assay.store.result.NotificationPayload.Content;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Composes letters in one language: what is at risk, why, the least effort that prevents it, and by when. */
final class Letters {
    private static final String MEMBERSHIP_ENDED = "MEMBERSHIP_ENDED";
    private static final String ENROLMENT_ENDED = "ENROLMENT_ENDED";
    private static final String RENEWED = "RENEWED";

    private final Messages messages;
    private final Phrases phrases;

    Letters(Messages messages, Titles titles) {
        this.messages = messages;
        this.phrases = Phrases.forPartners(messages, titles);
    }

    /**
     * The letter for a notification.
     *
     * @param answer what would avert the risk; null if it is unknown, or if nothing is at risk any more
     */
    Letter of(Notification notification, @Nullable Answer answer) {
        Content content = notification.content();
        String competency = phrases.competency(notification.competencyCode());
        String level = phrases.level(content.displayed());
        String due = messages.date(notification.renewsOn());
        boolean cleared = notification.kind().equals(RiskNotification.Kind.CLEARED.name());
        List<Part> parts = new ArrayList<>();
        parts.add(new Paragraph(messages.say(
                "greeting", "partner", notification.name() == null ? notification.partnerId() : notification.name())));
        if (cleared) {
            parts.add(new Paragraph(messages.say(cleared(notification), "level", level, "competency", competency)));
        } else {
            parts.add(new Paragraph(messages.say(
                    "intro." + notification.kind(), "level", level, "competency", competency, "day", due)));
            parts.addAll(risk(notification.competencyCode(), content));
            Score score = notification.score();
            if (score != null) {
                parts.add(new Paragraph(messages.say(
                        "score", "have", messages.figure(score.have()), "need", messages.figure(score.need()))));
            }
            parts.addAll(remedy(answer, level, due));
        }
        parts.add(new Paragraph(messages.say(
                "footer", "day", messages.date(notification.businessDate()), "id", notification.eventId())));
        String ended = phrases.enrols(notification.competencyCode()) ? ENROLMENT_ENDED : MEMBERSHIP_ENDED;
        String subject = MEMBERSHIP_ENDED.equals(content.clearedBecause()) ? ended : notification.kind();
        return new Letter(
                messages.language(),
                messages.say("subject." + subject, "level", level, "competency", competency, "day", due),
                parts);
    }

    private String cleared(Notification notification) {
        String because = String.valueOf(notification.content().clearedBecause());
        boolean ofTerm = because.equals(MEMBERSHIP_ENDED) || because.equals(RENEWED);
        return "cleared." + (ofTerm && phrases.enrols(notification.competencyCode()) ? "enrolment." : "") + because;
    }

    /** What will happen to a level at risk, and why. */
    List<Part> risk(String competencyCode, Content content) {
        List<Part> parts = new ArrayList<>();
        parts.add(new Paragraph(state(content.state(), content.lapsesOn())));
        if (!content.renewable().equals(Level.NONE.name())
                && !content.renewable().equals(content.displayed())) {
            parts.add(new Paragraph(messages.say("renewable", "level", phrases.level(content.renewable()))));
        }
        if (content.membershipAtRisk()) {
            parts.add(new Paragraph(messages.say("membership.risk")));
        }
        List<String> causes = phrases.causes(competencyCode, content.causes());
        if (!causes.isEmpty()) {
            parts.add(new Heading(messages.say("heading.why")));
            parts.add(new Bullets(causes));
        }
        return parts;
    }

    private String state(RiskState state, @Nullable LocalDate lapsesOn) {
        return messages.say("state." + state.name(), "day", lapsesOn == null ? null : messages.date(lapsesOn));
    }

    /** What to do about a risk; empty if it is unknown. */
    List<Part> remedy(@Nullable Answer answer, String level, String due) {
        if (answer == null) {
            return List.of();
        }
        List<Part> parts = new ArrayList<>();
        parts.add(new Heading(messages.say("heading.todo")));
        Remedy remedy = answer.remedy();
        if (remedy == null) {
            parts.add(new Paragraph(messages.say("todo.unreachable", "level", level, "day", due)));
        } else if (remedy.steps().isEmpty()) {
            parts.add(new Paragraph(messages.say("todo.nothing")));
        } else {
            parts.add(new Paragraph(messages.say("todo.by", "level", level, "day", due)));
            parts.add(new Bullets(phrases.steps(Objects.requireNonNull(remedy))));
            if (!remedy.least()) {
                parts.add(new Paragraph(messages.say("todo.least")));
            }
        }
        return parts;
    }
}
