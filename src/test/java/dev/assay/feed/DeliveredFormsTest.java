package dev.assay.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.feed.format.FeedLimits;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Realistic files with the shipped mappings: the notations of each source are interpreted correctly. */
class DeliveredFormsTest {
    private static final String BADGE = "\"badge\":\"https://badges.example.org/classes/70-532\"";

    @TempDir
    Path folder;

    @Test
    void badge_that_is_revoked_by_its_id_alone_is_no_record_left_out() {
        assertThat(whole(
                        "open-badges-2",
                        "x.ndjson",
                        """
                        {"id":"https://b.example.org/a/1","recipient":{"type":"email","hashed":false,"identity":"nia@example.net"},%s,"issuedOn":"2017-05-31T23:59:59Z","expires":"2017-12-31T00:00:00Z"}
                        {"id":"https://b.example.org/a/1","revoked":true,"revocationReason":"issued in error"}
                        """
                                .formatted(BADGE)))
                .contains("achievements 2/0")
                .contains("|70-532|2017-05-31|2017-12-30||")
                .contains("2|revokes, since it was issued")
                .doesNotContain("left out");
    }

    @Test
    void revocation_list_is_read_entry_by_entry() {
        assertThat(
                        whole(
                                "open-badges-2-revocations",
                                "x.json",
                                """
                                {"type":"RevocationList","issuer":"https://b.example.org/issuer","revokedAssertions":[
                                "urn:uuid:1",
                                {"id":"https://b.example.org/a/2","revocationReason":"honour code"},
                                {"uid":"abc123"}]}
                                """))
                .contains("1|revokes, since it was issued", "2|revokes, since it was issued", "3|rejected, line 4")
                .contains("4|null|it revokes a credential without saying which; give its id|");
        assertThat(
                        whole(
                                "open-badges-3-revocations",
                                "x.json",
                                """
                        {"id":"https://b.example.org/list","issuer":"did:example:b","revokedCredentials":[{"id":"urn:1"}]}
                        """))
                .isEqualTo("achievements 1/0\n1|revokes, since it was issued\nrejected 0\n");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "n**********@e****.com; '***' is masked and therefore not a mail address, ask the source for complete ones",
                "N**********@E****.com; '***' is masked and therefore not a mail address",
                "nia at example; '***' is not a mail address, correct it",
                "N/A; is empty, fill it in ('N/A' in /recipient/identity means that there is no value)",
                "null; is empty, fill it in ('null' in /recipient/identity means that there is no value)",
            })
    void masked_or_placeholder_mail_identifies_nobody(String mail, String reason) {
        String whole = whole(
                "open-badges-2",
                "x.ndjson",
                "{\"id\":\"a:1\",\"recipient\":{\"type\":\"email\",\"identity\":\"%s\",\"hashed\":false},%s,\"issuedOn\":\"2017-01-31\"}"
                        .formatted(mail, BADGE));
        assertThat(whole).contains("achievements 1/1", reason.replace(", ", "; "));
        assertThat(whole).doesNotContain("alias.");
    }

    @Test
    void recipient_of_an_older_badge_is_a_text() {
        assertThat(whole(
                        "open-badges-2",
                        "x.ndjson",
                        """
                        {"uid":"123abc","recipient":"nia@example.net",%s,"issuedOn":"2015-04-30","verify":{"type":"hosted","url":"https://b.example.org/a/1"}}
                        {"recipient":"sha256$85c4196c5516561cef673642157499b70066cb1070852b2a37fdbf3cc599b087","salt":"sel gris","issued_on":"2011-06-01","badge":{"version":"0.5.0","name":"Basic"}}
                        {"recipient":"n****@e****.net",%s,"issuedOn":"2015-04-30"}
                        {"recipient":{},%s,"issuedOn":1425148200}
                        """
                                .formatted(BADGE, BADGE, BADGE)))
                .contains("|70-532|2015-04-30|||", "|BASIC|2011-06-01|||", "achievements 4/2")
                .contains("3|/recipient|'***' is masked")
                .contains("for achievements.person_id: is empty; fill it in");
    }

    @Test
    void credential_of_version_1_1_has_other_names_for_its_days() {
        assertThat(
                        whole(
                                "open-badges-3",
                                "x.json",
                                """
                                {"id":"urn:2","issuanceDate":"2017-01-01T00:00:00Z","expirationDate":"2017-12-01T00:00:00Z","credentialSubject":{"id":"did:example:nia","achievement":{"id":"https://badges.example.org/achievements/70-532"}}}
                                """))
                .contains("|70-532|2017-01-01|2017-11-30||2017-01-01T00:00:00Z");
    }

    @Test
    void credential_with_the_days_of_both_versions_has_those_of_the_later_one() {
        assertThat(
                        whole(
                                "open-badges-3",
                                "x.json",
                                """
                                {"id":"urn:2","validFrom":"2017-02-01T00:00:00Z","issuanceDate":"2017-01-01T00:00:00Z","validUntil":"2018-12-01T00:00:00Z","expirationDate":"2017-12-01T00:00:00Z","credentialSubject":{"id":"did:example:nia","achievement":{"id":"https://badges.example.org/achievements/70-532"}}}
                                """))
                .contains("|70-532|2017-02-01|2018-11-30||2017-02-01T00:00:00Z");
    }

    @Test
    void credly_says_the_day_itself_and_an_earner_id_that_is_none_gives_way_to_the_mail() {
        assertThat(
                        whole(
                                "credly-issued-badges",
                                "x.json",
                                credly(
                                        "\"state\":\"accepted\",\"issuer_earner_id\":\"E 17/4\",\"issued_at_date\":\"2017-02-03\",\"expires_at\":\"2017-12-04T23:59:59.000-05:00\",\"expires_at_date\":\"2017-12-04\",\"updated_at\":\"2017-02-11 11:17:36 -0500\"")))
                .contains("1|alias.")
                .contains("|70-532|2017-02-03|2017-12-04||2017-02-11T16:17:36Z");
        assertThat(whole(
                        "credly-issued-badges",
                        "x.json",
                        credly("\"state\":\"accepted\",\"issuer_earner_id\":\"E 17/4\",\"recipient_email\":\"\"")))
                .contains("'E 17/4' is not a valid id");
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource({
        "expired, '\"expires_at\":\"2017-11-04T12:00:00Z\"', |2017-02-04|2017-11-04||",
        "expired, '\"expires_at\":null', |2017-02-04|2017-04-30||",
        "expired, '\"expires_at\":false', |2017-02-04|2017-04-30||",
        "replaced, '\"expires_at\":\"2017-11-04T12:00:00Z\"', |2017-02-04|2017-11-04|2017-05-01|",
        "revoked, '\"expires_at\":null', |2017-02-04||2017-05-01|",
        "accepted, '\"expires_at\":false', |2017-02-04|||",
        "pending, '\"expires_at\":null', |2017-02-04|||",
        "rejected, '\"expires_at\":null', left out 1 by: /state is not rejected",
        "retracted, '\"expires_at\":null', '''retracted'' is none of accepted, expired, pending, rejected, replaced, revoked; correct it'",
    })
    void state_of_a_credly_badge_says_until_when_it_counts(String state, String expiry, String expected) {
        assertThat(whole("credly-issued-badges", "x.json", credly("\"state\":\"" + state + "\"," + expiry)))
                .contains(expected);
    }

    @Test
    void expired_badge_of_which_no_day_is_known_never_counts() {
        assertThat(
                        whole(
                                "credly-issued-badges",
                                "x.json",
                                "{\"data\":[{\"id\":\"b\",\"state\":\"expired\",\"recipient_email\":\"nia@example.net\",\"issued_at\":\"2017-02-04T01:00:00Z\",\"badge_template\":{\"id\":\"00000000-0000-4000-8000-000000070532\"}}]}"))
                .contains("|70-532|2017-02-04||2017-02-04|");
    }

    @Test
    void training_that_is_inactive_because_it_ran_out_was_not_revoked() {
        String header =
                "TrainingActivityId,TrainingTitle,TrainingCompletionDate,MCPID,MPNId,ExpirationDate,ActivationStatus\n";
        assertThat(
                        whole(
                                "partner-centre-trainings",
                                "x.csv",
                                header
                                        + """
                        70-532,,20/11/2015 10:00,1001,P9,20/11/2017 10:00,Inactive
                        70-533,,20/11/2015 10:00,1001,P9,20/11/2018 10:00,Inactive
                        70-534,,20/11/2015 10:00,1001,P9,,Inactive
                        70-535,,20/11/2015 10:00,1001,P9,01/01/0001 00:00,Active
                        70-536,,20/11/2015 10:00,0,P9,,Active
                        """))
                .contains("1001|70-532|2015-11-20|2017-11-20||")
                .contains("1001|70-533|2015-11-20|2018-11-20|2015-11-20|")
                .contains("1001|70-534|2015-11-20||2015-11-20|")
                .contains("1001|70-535|2015-11-20|||")
                .contains(
                        "6|MCPID, CorpEmail, Email|for achievements.person_id: is empty; fill it in ('0' in MCPID means that there is no value)");
    }

    @Test
    void months_have_names_years_two_digits_and_clocks_twelve_hours() {
        String mapping =
                """
                mapping: lms
                csv: {}
                zone: Europe/Lisbon
                columns:
                  "Email address": {private: true}
                feeds:
                  achievements:
                    columns:
                      person_id: {from: "Email address", alias: mail}
                      credential_code: {from: Template, clean: [code]}
                      earned_on: {from: "Issued on", pattern: "d MMMM yyyy, hh:mm a"}
                      valid_until: {from: Expires, pattern: "dd/MM/yy, HH:mm"}
                """;
        assertThat(
                        own(
                                mapping,
                                "lms",
                                "x.csv",
                                """
                        Full name,Email address,Template,Issued on,Expires
                        Nia Example,nia@example.net,Forklift,"3 March 2017, 10:15 AM","03/03/28, 10:15"
                        """))
                .contains("|FORKLIFT|2017-03-03|2028-03-03||");
    }

    @ParameterizedTest(name = "overlap {0}: {1}")
    @CsvSource({"'', ", "'overlap: earlier', 2017-10-29T00:30:00Z", "'overlap: later', 2017-10-29T01:30:00Z"})
    void hour_that_is_shown_twice_is_refused_with_advice_unless_the_mapping_says_which(
            String overlap, String expected) {
        String mapping =
                """
                mapping: academy
                csv: {delimiter: ;}
                zone: Europe/Brussels
                %s
                where: {column: Result, in: [passed]}
                feeds:
                  achievements:
                    columns:
                      person_id: Employee
                      credential_code: {from: Course, clean: [code]}
                      earned_on: {from: Passed, pattern: d.M.yyyy}
                      updated_at: {from: Changed, pattern: "yyyy-MM-dd HH:mm"}
                """
                        .formatted(overlap);
        List<String> lines = IntStream.range(0, 12)
                .mapToObj("E-%d;70-532;passed;24.10.2017;2017-10-29 02:30\n"::formatted)
                .toList();
        String text = "Employee;Course;Result;Passed;Changed\n" + String.join("", lines)
                + "E-99;70-532;failed;24.10.2017;2017-10-24 02:30\n";
        MappedInbox inbox = MappedInbox.of(folder, mapping);
        if (expected == null) {
            assertThat(inbox.refusal("academy", "x.csv", text))
                    .contains("13 rows")
                    .doesNotContain("NullPointer");
            InboxFile sealed = inbox.sealed("academy", "x.csv", text.getBytes(StandardCharsets.UTF_8));
            assertThat(inbox.validate(sealed, FeedLimits.DEFAULTS, new java.util.ArrayList<>())
                            .toString())
                    .contains("12 of 13 rows are rejected")
                    .contains(
                            "occurs twice in Europe/Brussels; give it an offset, or add overlap: earlier or overlap: later to the mapping");
        } else {
            assertThat(inbox.whole(inbox.sealed("academy", "x.csv", text.getBytes(StandardCharsets.UTF_8))))
                    .contains("achievements 12/0", expected, "left out 1 by: Result is passed");
        }
    }

    private String whole(String mapping, String name, String text) {
        MappedInbox inbox = MappedInbox.ofShipped(folder);
        return inbox.whole(inbox.sealed(mapping, name, text.getBytes(StandardCharsets.UTF_8)));
    }

    private String own(String mapping, String called, String name, String text) {
        MappedInbox inbox = MappedInbox.of(folder, mapping);
        return inbox.whole(inbox.sealed(called, name, text.getBytes(StandardCharsets.UTF_8)));
    }

    /** A badge of 4 February 2017 whose state changed on 1 May. */
    private static String credly(String more) {
        String mail = more.contains("recipient_email") ? "" : "\"recipient_email\":\"nia@example.net\",";
        return "{\"data\":[{\"id\":\"b1\",%s%s,\"issued_at\":\"2017-02-03T20:20:32.000-05:00\",\"state_updated_at\":\"2017-05-01 10:00:00 +0000\",\"badge_template\":{\"id\":\"00000000-0000-4000-8000-000000070532\"}}]}"
                .formatted(mail, more);
    }
}
