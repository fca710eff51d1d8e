package dev.assay.renewal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.rules.Level;
import dev.assay.rules.MembershipLevel;
import dev.assay.standing.RiskState;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class RiskNotificationTest {
    private static final LocalDate TERM = LocalDate.of(2017, 1, 1);

    @Test
    void event_id_stays_the_same_from_version_to_version() {
        // md5 of assay|contoso|CLOUD|2017-01-01|1|2, as a UUID of version 3
        assertThat(new RiskNotification(RiskNotification.Kind.CHANGED, episode("contoso", "CLOUD", TERM, 1, 2))
                        .eventId())
                .isEqualTo(UUID.fromString("9c4cf4b6-7e0f-3210-a2ce-7a73627b1e50"));
    }

    @Test
    void event_id_does_not_depend_on_the_contents() {
        Episode lost = episode("contoso", "CLOUD", TERM, 1, 2);
        Episode lapsing = new Episode(
                "contoso",
                "CLOUD",
                TERM,
                1,
                RiskState.LAPSING,
                MembershipLevel.GOLD,
                MembershipLevel.SILVER,
                true,
                TERM.plusDays(9),
                TERM.plusYears(2),
                List.of(),
                Set.of(60),
                2,
                TERM.plusDays(3),
                null,
                null);
        assertThat(new RiskNotification(RiskNotification.Kind.CHANGED, lost).eventId())
                .isEqualTo(new RiskNotification(RiskNotification.Kind.REMINDER, lapsing).eventId());
    }

    @Test
    void event_id_depends_on_partner_competency_term_episode_and_sequence_number() {
        assertThat(List.of(
                        episode("contoso", "CLOUD", TERM, 1, 1),
                        episode("acme", "CLOUD", TERM, 1, 1),
                        episode("contoso", "SEA", TERM, 1, 1),
                        episode("contoso", "CLOUD", TERM.plusDays(1), 1, 1),
                        episode("contoso", "CLOUD", TERM, 2, 1),
                        episode("contoso", "CLOUD", TERM, 1, 2),
                        episode("contoso", "CLOUD", TERM, 1, 12),
                        episode("contoso", "CLOUD", TERM, 11, 2)))
                .extracting(episode -> new RiskNotification(RiskNotification.Kind.RAISED, episode).eventId())
                .doesNotHaveDuplicates();
    }

    private static Episode episode(String partner, String code, LocalDate term, int number, int notificationCount) {
        return new Episode(
                partner,
                code,
                term,
                number,
                RiskState.LOST,
                MembershipLevel.SILVER,
                Level.NONE,
                false,
                null,
                term.plusYears(1),
                List.of(),
                Set.of(),
                notificationCount,
                term.plusDays(5),
                null,
                null);
    }
}
