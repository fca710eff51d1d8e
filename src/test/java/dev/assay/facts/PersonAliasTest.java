package dev.assay.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PersonAliasTest {
    private static final Instant SENT = Instant.parse("2017-01-01T00:00:00Z");

    /** Worked out with {@code printf 'KIND\x1fALIAS' | openssl dgst -sha256 -binary | basenc --base64url | cut -c 1-34}. */
    @ParameterizedTest
    @CsvSource({
        "mail, ada@example.org, gj9JvNtPEz03N086P6LB0d_zO-JcrfP2g0",
        "badge-sha256, c7ef86405ba71b85acd8e2e95166c4b111448089f2e1599f42fe1bba46e865c5, 5Haknr3ytu1vuRsQ_4-TWiiA8r6jEv6WP1"
    })
    void pseudo_id_is_the_one_that_others_work_out(String kind, String alias, String digest) {
        assertThat(PersonAlias.pseudoId(kind, alias))
                .isEqualTo("alias." + digest)
                .hasSize(40);
        assertThat(PersonAlias.isPseudoId("alias." + digest)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ADA@EXAMPLE.ORG", " \tAda@Example.org\u00a0", "\u2007ada@example.ORG\u3000"})
    void mail_is_the_same_in_capitals_and_between_blanks(String written) {
        assertThat(PersonAlias.pseudoId("mail", written)).isEqualTo(PersonAlias.pseudoId("mail", "ada@example.org"));
    }

    @Test
    void other_kinds_are_case_sensitive() {
        assertThat(PersonAlias.pseudoId("login", "Ada ")).isEqualTo(PersonAlias.pseudoId("login", "Ada"));
        assertThat(PersonAlias.pseudoId("login", "Ada")).isNotEqualTo(PersonAlias.pseudoId("login", "ada"));
    }

    @Test
    void kind_belongs_to_the_alias() {
        assertThat(PersonAlias.pseudoId("login", "ada")).isNotEqualTo(PersonAlias.pseudoId("mail", "ada"));
    }

    @ParameterizedTest
    @CsvSource({"'', ada", "Mail, ada", "a_b, ada", "abcdefghijklmnopqrstu, ada", "mail, ''", "mail, '\u00a0 '"})
    void what_is_no_alias_is_refused_and_not_repeated(String kind, String alias) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PersonAlias.pseudoId(kind, alias))
                .withMessage("an invalid alias or kind of alias");
    }

    @Test
    void alias_leads_to_a_person_and_not_to_another_alias() {
        String ada = PersonAlias.pseudoId("mail", "ada@example.org");
        String other = PersonAlias.pseudoId("login", "ada");
        assertThat(new PersonAlias(ada, "alias.ada", SENT).personId()).isEqualTo("alias.ada");
        assertThatIllegalArgumentException().isThrownBy(() -> new PersonAlias(ada, other, SENT));
        assertThatIllegalArgumentException().isThrownBy(() -> new PersonAlias("ada", "u1", SENT));
    }
}
