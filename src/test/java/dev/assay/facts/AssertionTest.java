package dev.assay.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class AssertionTest {
    private static final LocalDate DAY = LocalDate.of(2017, 2, 10);
    private static final Instant SAID = Instant.parse("2017-02-11T01:00:00Z");

    @Test
    void badge_issued_again_for_the_same_day_is_held_although_the_first_is_revoked() {
        Assertion revoked = assertion("a", DAY, SAID.plusSeconds(60));
        Assertion again = assertion("b", null, SAID);
        assertThat(Assertion.together(List.of(revoked, again), List.of()))
                .isEqualTo(achievement(null, SAID.plusSeconds(60)))
                .isEqualTo(Assertion.together(List.of(again, revoked), List.of()));
    }

    @Test
    void achievement_is_revoked_when_the_last_credential_behind_it_is() {
        Assertion first = assertion("a", DAY.plusDays(3), SAID);
        Assertion second = assertion("b", null, SAID);
        AssertionRevocation list = revocation(null, "b", DAY.plusDays(9), SAID.plusSeconds(5));
        assertThat(Assertion.together(List.of(first, second), List.of(list)))
                .isEqualTo(achievement(DAY.plusDays(9), SAID.plusSeconds(5)));
    }

    @Test
    void what_is_revoked_without_a_day_is_revoked_since_it_was_issued_and_never_before() {
        Assertion one = assertion("a", null, SAID);
        assertThat(Assertion.together(List.of(one), List.of(revocation(null, "a", null, SAID)))
                        .revokedOn())
                .isEqualTo(DAY);
        assertThat(Assertion.together(List.of(one), List.of(revocation(null, "a", DAY.minusDays(9), SAID)))
                        .revokedOn())
                .isEqualTo(DAY);
    }

    @Test
    void revocation_is_of_the_credential_of_its_issuer_or_of_one_whose_issuer_is_not_known() {
        AssertionId ofOne = AssertionId.of("one", "7");
        assertThat(ofOne.mayBe(AssertionId.of("one", "7"))).isTrue();
        assertThat(ofOne.mayBe(AssertionId.of(null, "7"))).isTrue();
        assertThat(AssertionId.of(null, "7").mayBe(ofOne)).isTrue();
        assertThat(ofOne.mayBe(AssertionId.of("other", "7"))).isFalse();
        assertThat(ofOne.mayBe(AssertionId.of("one", "8"))).isFalse();
        assertThat(ofOne.toString()).doesNotContain("one,").hasSizeLessThan(120);
    }

    @Test
    void of_two_words_of_one_instant_about_a_credential_the_one_that_revokes_it_counts() {
        Assertion stands = assertion("a", null, SAID);
        Assertion revoked = assertion("a", DAY, SAID);
        assertThat(revoked.on(stands)).isEqualTo(Fact.Effect.APPLIED);
        assertThat(stands.on(revoked)).isEqualTo(Fact.Effect.STALE);
        assertThat(stands.on(stands)).isEqualTo(Fact.Effect.UNCHANGED);
        assertThat(assertion("a", null, SAID.plusSeconds(1)).on(revoked)).isEqualTo(Fact.Effect.APPLIED);
    }

    @Test
    void of_two_words_of_one_instant_about_an_achievement_the_one_that_does_not_revoke_it_counts() {
        Achievement stands = achievement(null, SAID);
        Achievement revoked = achievement(DAY, SAID);
        assertThat(stands.on(revoked)).isEqualTo(Fact.Effect.APPLIED);
        assertThat(revoked.on(stands)).isEqualTo(Fact.Effect.STALE);
        assertThat(achievement(DAY.plusDays(1), SAID).on(revoked)).isEqualTo(Fact.Effect.APPLIED);
        assertThat(achievement(DAY, SAID.plusSeconds(1)).on(stands)).isEqualTo(Fact.Effect.APPLIED);
    }

    @Test
    void first_version_of_a_revocation_counts_because_lists_repeat_entries() {
        AssertionRevocation first = revocation(null, "a", DAY.plusDays(4), SAID);
        assertThat(first.on(null)).isEqualTo(Fact.Effect.APPLIED);
        assertThat(revocation(null, "a", DAY, SAID.plusSeconds(1)).on(first)).isEqualTo(Fact.Effect.STALE);
        assertThat(first.on(revocation(null, "a", DAY, SAID.plusSeconds(1)))).isEqualTo(Fact.Effect.APPLIED);
        assertThat(first.on(first)).isEqualTo(Fact.Effect.UNCHANGED);
        assertThat(revocation(null, "a", null, SAID).on(first)).isEqualTo(Fact.Effect.APPLIED);
    }

    private static Assertion assertion(String id, LocalDate revokedOn, Instant updatedAt) {
        return new Assertion(AssertionId.of(null, id), achievement(revokedOn, updatedAt));
    }

    private static Achievement achievement(LocalDate revokedOn, Instant updatedAt) {
        return new Achievement("nia", "70-533", DAY, null, revokedOn, updatedAt);
    }

    private static AssertionRevocation revocation(String issuer, String id, LocalDate on, Instant at) {
        return new AssertionRevocation(AssertionId.of(issuer, id), on, at);
    }
}
