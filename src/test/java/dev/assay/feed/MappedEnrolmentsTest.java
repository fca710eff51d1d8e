package dev.assay.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Enrolments and evidence as another system exports them. */
final class MappedEnrolmentsTest {
    /** One line for each badge of a partner, with the day on which its audit was passed. */
    private static final String BADGES =
            """
            mapping: badges
            csv: {delimiter: ;}
            columns:
              Audit: {optional: true}
              Audit until: {optional: true}
              Left: {optional: true}
            tables:
              badges: {values: {Azure Infrastructure: INFRASTRUCTURE-AZURE, Modern Work: MODERN-WORK}}
              levels: {ignore_case: true, values: {designated: QUALIFIED, advanced: ADVANCED}}
            where: {column: Status, in: [active, ended]}
            feeds:
              enrolments:
                columns:
                  partner_id: Account
                  competency_code: {from: Badge, table: badges}
                  level: {from: Level, table: levels}
                  starts_on: {from: Since, pattern: d.M.yyyy}
                  renews_on: {from: Anniversary, pattern: d.M.yyyy}
                  ended_on: {from: Left, pattern: d.M.yyyy}
              attestations:
                where: {column: Audit, present: true}
                columns:
                  partner_id: Account
                  attestation_code: {constant: audit}
                  attested_on: {from: Audit, pattern: d.M.yyyy}
                  valid_until: {from: Audit until, pattern: d.M.yyyy}
            """;

    private static final String EVIDENCE =
            """
            mapping: evidence
            json: {records: /items}
            columns: {/expires: {optional: true}, /withdrawn: {optional: true}}
            feeds:
              attestations:
                columns:
                  partner_id: /partner
                  attestation_code: {from: /kind, clean: [code]}
                  attested_on: {from: /day}
                  valid_until: {from: /expires}
                  revoked_on: {from: /withdrawn}
            """;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void badges_of_another_system_become_enrolments_and_evidence() {
        assertThat(
                        whole(
                                BADGES,
                                "badges",
                                "badges.csv",
                                """
                        Account;Badge;Level;Status;Since;Anniversary;Left;Audit;Audit until
                        P100;Azure Infrastructure;Designated;active;1.3.2017;1.3.2018;;5.2.2017;5.2.2019
                        P100;Modern Work;Designated;ended;1.3.2017;1.3.2018;30.9.2017;;
                        P200;Modern Work;Designated;applied;1.3.2017;1.3.2018;;;
                        P300;Modern Work;Platinum;active;1.3.2017;1.3.2018;;;
                        """))
                .isEqualTo(
                        """
                        enrolments 3/1
                        1|P100|INFRASTRUCTURE-AZURE|QUALIFIED|2017-03-01|2018-03-01||2018-01-02T01:00:00Z
                        2|P100|MODERN-WORK|QUALIFIED|2017-03-01|2018-03-01|2017-09-30|2018-01-02T01:00:00Z
                        3|rejected, line 5
                        left out 1 by: Status is one of active, ended
                        attestations 1/0
                        1|P100|AUDIT|2017-02-05|2019-02-05||2018-01-02T01:00:00Z
                        left out 1 by: Status is one of active, ended
                        left out 1 by: Audit is present
                        rejected 1
                        5|Level|for enrolments.level: 'Platinum' is not a valid level; write QUALIFIED or ADVANCED|P300;Modern Work;Platinum;active;1.3.2017;1.3.2018;;;
                        """);
    }

    @Test
    void evidence_comes_as_json_and_may_have_been_withdrawn() {
        assertThat(
                        whole(
                                EVIDENCE,
                                "evidence",
                                "evidence.json",
                                """
                        {"items": [{"partner": "P100", "kind": "Business plan", "day": "2017-02-01"},
                          {"partner": "P200", "kind": "Business plan", "day": "2017-02-01", "expires": "2018-02-01",
                           "withdrawn": "2017-06-01"}]}
                        """))
                .isEqualTo(
                        """
                        attestations 2/0
                        1|P100|BUSINESS-PLAN|2017-02-01|||2018-01-02T01:00:00Z
                        2|P200|BUSINESS-PLAN|2017-02-01|2018-02-01|2017-06-01|2018-01-02T01:00:00Z
                        rejected 0
                        """);
    }

    @Test
    void codes_levels_and_markets_that_are_none_may_be_left_to_the_next_value() {
        String mapping =
                """
                mapping: next
                csv: {delimiter: ;}
                feeds:
                  partners:
                    columns: {partner_id: P, market: [{from: A, unfit: next}, B]}
                  enrolments:
                    columns: {partner_id: P, competency_code: {constant: C}, level: [{from: A, unfit: next}, L], starts_on: D, renews_on: D}
                  attestations:
                    columns: {partner_id: P, attestation_code: [{from: A, unfit: next}, B], attested_on: D}
                """;
        assertThat(whole(mapping, "next", "next.csv", "P;A;B;L;D\nP1;a, b;DEVELOPING;ADVANCED;2017-01-01\n"))
                .contains("1|P1|||DEVELOPING|", "1|P1|C|ADVANCED|2017-01-01", "1|P1|DEVELOPING|2017-01-01");
    }

    private String whole(String mapping, String name, String file, String text) {
        MappedInbox inbox = MappedInbox.of(folder, mapping).granting("QUALIFIED", "ADVANCED");
        return inbox.whole(inbox.sealed(name, file, text.getBytes(StandardCharsets.UTF_8)));
    }
}
