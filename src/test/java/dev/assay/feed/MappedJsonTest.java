package dev.assay.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists in JSON, entries chosen by what is in them, and records that are texts. */
class MappedJsonTest {
    private static final String MAPPING =
            """
            mapping: j
            json: {}
            columns:
              /names: {optional: true}
              /names/0/value: {optional: true}
              "/names/[type=staff]/value": {optional: true, also: ["/names/[type=employee]/value"]}
              /type: {optional: true}
            where: {column: /type, contains: badge, ignore_case: true}
            feeds:
              achievements:
                columns:
                  person_id: ["/names/[type=staff]/value", /names/0/value]
                  credential_code: /code
                  earned_on: {constant: "2017-01-01"}
            """;

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "[{'type':'mail','value':'m'},{'value':'s','type':'staff'},{'type':'staff','value':'t'}] | s",
                "[{'type':'mail','value':'m'},{'type':'employee','value':'e'}] | e",
                "[{'type':'mail','value':'m'},{'type':['staff'],'value':'s'},7,null,'x'] | m",
                "{'type':'staff','value':'only'} | only",
                "[[{'type':'staff','value':'deep'}],{'type':'staff','value':{'a':1}}] | is a list or an object",
                "[] | is empty; fill it in",
                "null | is empty; fill it in",
            })
    void entry_of_a_list_is_chosen_by_what_is_in_it(String names, String expected) {
        String record =
                "{\"type\":[\"Badge\",\"Award\"],\"code\":\"C\",\"names\":%s}".formatted(names.replace('\'', '"'));
        assertThat(whole(MAPPING, "[" + record + "]")).contains(expected);
    }

    @ParameterizedTest(name = "{0}: {1} left out")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "['Award','BADGE'] | 0",
                "'badge' | 0",
                "['Award',['badge'],{'x':'badge'},null] | 1",
                "'badges' | 1",
                "{'x':'badge'} | 1",
                "null | 1"
            })
    void list_contains_a_text_if_one_of_its_own_entries_is_it(String type, int leftOut) {
        String record = "{\"type\":%s,\"code\":\"C\",\"names\":[{\"type\":\"staff\",\"value\":\"s\"}]}"
                .formatted(type.replace('\'', '"'));
        assertThat(whole(MAPPING, "[" + record + "]")).startsWith("achievements %d/0\n".formatted(1 - leftOut));
    }

    /** Text of any database and any digest is Unicode, which half of a pair is not. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({"K\\ud800, s", "K\\udc00\\ud800, s", "C, a\\udfff@example.org"})
    void half_of_a_surrogate_pair_rejects_its_record_only(String code, String person) {
        String mapping = MAPPING.replace("person_id: [", "person_id: [{from: /mail, alias: mail}, ")
                .replace("  /type: {optional: true}\n", "  /type: {optional: true}\n  /mail: {optional: true}\n");
        String key = person.contains("@") ? "\"mail\":\"%s\"" : "\"names\":[{\"type\":\"staff\",\"value\":\"%s\"}]";
        String record = "{\"type\":\"badge\",\"code\":\"%s\"," + key + "}";
        assertThat(whole(
                        mapping,
                        "[%s,%s]"
                                .formatted(record.formatted(code, person), record.formatted("\\ud83d\\ude00", "s"))
                                .replace("\"mail\":\"s\"", "\"mail\":\"s@example.org\"")))
                .startsWith("achievements 2/1\n")
                .contains("has half of a surrogate pair, which is not text; correct it")
                .contains("|\ud83d\ude00|2017-01-01|");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'a':'1','b':'2','c':'3' | 1",
                "'c':'3','b':'2','a':'1' | 1",
                "'c':'3','b':'2' | 2",
                "'b':'2','a':null,'c':'3' | 2",
                "'b':'2','a':'','c':'3' | 2",
                "'b':'2','a':'n/a','c':'3' | 2",
                "'a':'1','b':{'x':'2'} | 1",
                "'b':['2'],'a':'1' | 1",
            })
    void first_of_several_names_counts_in_whatever_order_they_come(String members, String person) {
        String mapping =
                """
                mapping: j
                json: {}
                columns: {/a: {also: [/b, /c], optional: true, placeholders: [n/a]}}
                feeds:
                  achievements:
                    columns: {person_id: /a, credential_code: {constant: C}, earned_on: {constant: "2017-01-01"}}
                """;
        assertThat(whole(mapping, "[{%s}]".formatted(members.replace('\'', '"'))))
                .contains("1|" + person + "|C|2017-01-01");
    }

    @Test
    void names_of_values_that_are_too_long_to_be_shown_together_are_left_out_whole() {
        String mapping =
                """
                mapping: j
                json: {}
                columns: {/credentialSubject/id: {optional: true}, /credentialSubject/identifier/0/identityHash: {optional: true}}
                feeds:
                  achievements:
                    columns:
                      person_id: [/credentialSubject/identifier/0/identityHash, /credentialSubject/id]
                      credential_code: {constant: C}
                      earned_on: {constant: "2017-01-01"}
                """;
        assertThat(whole(mapping, "[{}]"))
                .contains("\n1|/credentialSubject/identifier/0/identityHash, …|for achievements");
        String long_ = "/a".repeat(40);
        assertThat(whole(
                        mapping.replace("/credentialSubject/identifier/0/identityHash", long_)
                                .replace(", /credentialSubject/id]", "]"),
                        "[{}]"))
                .contains("\n1|" + "/a".repeat(31) + "/…|for achievements");
    }

    @Test
    void record_that_is_a_string_is_at_the_root_and_refused_unless_the_mapping_reads_it() {
        String mapping =
                """
                mapping: j
                json: {}
                columns: {/: {optional: true}, /code: {optional: true}}
                feeds:
                  achievements:
                    columns: {person_id: [/, /code], credential_code: {constant: C}, earned_on: {constant: "2017-01-01"}}
                """;
        assertThat(whole(mapping, "[\"nia\", {\"code\":\"oda\"}]")).contains("1|nia|C", "2|oda|C");
        MappedInbox inbox = MappedInbox.of(folder, MAPPING);
        assertThat(inbox.refusal("j", "x.json", "[\"nia\"]"))
                .isEqualTo(
                        "line 1: the record is not an object; check that the mapping's records leads to a list of objects");
        assertThat(inbox.refusal("j", "x.json", "[17]")).contains("the record is not an object");
    }

    @Test
    void signed_credential_is_refused_where_the_mapping_has_no_keys() {
        MappedInbox inbox = MappedInbox.of(folder, MAPPING);
        assertThat(inbox.refusal("j", "x.ndjson", "\"eyJhbGciOiJFUzI1NiJ9.e30.c2ln\"\n"))
                .isEqualTo(
                        "line 1: the record is a signed credential in compact form (JWT), and the mapping has no keys to verify it with; add json: {jwt: {keys: […]}} with the public keys of its issuers");
    }

    private String whole(String mapping, String text) {
        MappedInbox inbox = MappedInbox.of(folder, mapping);
        return inbox.whole(inbox.sealed("j", "x.json", text.getBytes(StandardCharsets.UTF_8)));
    }
}
