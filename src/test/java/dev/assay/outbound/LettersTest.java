package dev.assay.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.cause.Cause;
import dev.assay.language.Languages;
import dev.assay.language.Titles;
import dev.assay.remedy.Remedy;
import dev.assay.report.RiskRemedies.Answer;
import dev.assay.rules.MembershipLevel;
import dev.assay.rules.Rulebooks;
import dev.assay.standing.RiskState;
import dev.assay.store.history.PublishedNotifications.Notification;
import dev.assay.store.result.NotificationPayload.Content;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class LettersTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 9);
    private static final LocalDate RENEWAL = LocalDate.of(2026, 6, 1);
    private static final String EVENT = "72e83bbe-668d-3503-a5b2-46340b7eccbb";
    private static final Titles TITLES = new Titles(new Rulebooks(List.of()), DAY);
    private static final Answer REMEDY = new Answer(new Remedy(
            MembershipLevel.GOLD,
            "ONE",
            DAY,
            List.of(
                    new Remedy.Earn(List.of("r"), "u1", List.of("AZ-1")),
                    new Remedy.Earn(List.of("r"), null, List.of("AZ-2"))),
            true));

    private final Letters english = new Letters(Languages.shipped().english(), TITLES);
    private final Letters korean =
            new Letters(Objects.requireNonNull(Languages.shipped().find("ko")), TITLES);

    @Test
    void a_letter_about_a_risk_has_its_causes_the_least_remedy_and_its_deadline() {
        Letter letter = english.of(notification("RAISED", RiskState.LAPSING, null), REMEDY);

        assertThat(letter.subject()).isEqualTo("CLOUD: Gold is at risk, renewal on 1 June 2026");
        assertThat(letter.text())
                .isEqualTo(
                        """
                        To Harbour Light Ltd

                        Your Gold level in CLOUD is at risk of not being renewed on 1 June 2026.

                        Its requirements are met today. As known now, they will no longer be met
                        from 1 May 2026.

                        As known now, Silver can be renewed.

                        The renewal of your whole membership is at risk.

                        Why:
                        - u7 leaves on 1 May 2026

                        What to do:
                        To keep Gold, at least the following must be in place by 1 June 2026:

                        - u1 earns AZ-1
                        - one more person with AZ-2

                        As of 9 March 2026. Notification 72e83bbe-668d-3503-a5b2-46340b7eccbb.
                        """);
    }

    @Test
    void it_is_written_in_the_language_of_the_partner() {
        Letter letter = korean.of(notification("REMINDER", RiskState.LOST, null), REMEDY);

        assertThat(letter.language()).isEqualTo("ko");
        assertThat(letter.subject()).isEqualTo("알림: CLOUD: 골드 등급 갱신 위험, 갱신일 2026년 6월 1일");
        assertThat(letter.text())
                .contains("Harbour Light Ltd 귀중", "- u7 님 퇴사 예정(2026년 5월 1일)", "- u1 님이 취득: AZ-1", "2026년 6월 1일까지");
    }

    @Test
    void a_risk_that_is_over_says_why_and_asks_for_nothing() {
        Letter recovered = english.of(notification("CLEARED", RiskState.LOST, "RECOVERED"), null);
        Letter ended = english.of(notification("CLEARED", RiskState.LOST, "MEMBERSHIP_ENDED"), null);

        assertThat(recovered.subject()).isEqualTo("CLOUD: Gold is no longer at risk");
        assertThat(recovered.text()).contains("are met again").doesNotContain("What to do", "Why");
        assertThat(ended.subject()).isEqualTo("CLOUD: the membership has ended");
    }

    @Test
    void what_cannot_be_mended_or_needs_no_mending_or_is_not_known_is_said_so() {
        Notification notification = notification("CHANGED", RiskState.LOST, null);

        assertThat(english.of(notification, new Answer(null)).text())
                .contains("With what can still be earned, Gold can no longer be reached by 1 June 2026.");
        Remedy nothing = new Remedy(MembershipLevel.GOLD, null, DAY, List.of(), true);
        assertThat(english.of(notification, new Answer(nothing)).text()).contains("nothing is missing any more");
        assertThat(english.of(notification, null).text()).doesNotContain("What to do");
        Remedy uncertain = new Remedy(
                MembershipLevel.GOLD,
                "ONE",
                DAY,
                Objects.requireNonNull(REMEDY.remedy()).steps(),
                false);
        assertThat(english.of(notification, new Answer(uncertain)).text())
                .contains("There may be a way that takes less effort.");
    }

    private static Notification notification(String kind, RiskState state, @Nullable String clearedBecause) {
        return new Notification(
                7,
                EVENT,
                kind,
                "P1",
                "Harbour Light Ltd",
                "CLOUD",
                DAY,
                RENEWAL,
                new Content(
                        state,
                        "GOLD",
                        "SILVER",
                        true,
                        state == RiskState.LAPSING ? LocalDate.of(2026, 5, 1) : null,
                        clearedBecause,
                        List.of(new Cause(Cause.Kind.PERSON_LEAVING, "r", "u7", null, LocalDate.of(2026, 5, 1), ""))),
                null);
    }
}
