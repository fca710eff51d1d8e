package dev.assay.store.result;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.assay.cause.Cause;
import dev.assay.renewal.Episode;
import dev.assay.renewal.RiskNotification;
import dev.assay.rules.MembershipLevel;
import dev.assay.standing.RiskState;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class NotificationPayloadTest {
    private static final LocalDate MARCH_1 = LocalDate.of(2026, 3, 1);

    @ParameterizedTest
    @EnumSource
    void every_kind_of_notification_is_as_the_schema_says(RiskNotification.Kind kind) throws IOException {
        boolean cleared = kind == RiskNotification.Kind.CLEARED;
        String payload = NotificationPayload.write(
                new RiskNotification(kind, episode(cleared ? Episode.Clearance.RENEWED : null, MARCH_1.plusDays(9))),
                MARCH_1);

        assertThat(schema().validate(payload, InputFormat.JSON)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void every_kind_of_cause_is_as_the_schema_says(Cause.Kind kind) throws IOException {
        Cause cause = new Cause(kind, null, null, null, null, "");
        Episode episode = episode(null, null, List.of(cause));

        String payload =
                NotificationPayload.write(new RiskNotification(RiskNotification.Kind.RAISED, episode), MARCH_1);

        assertThat(schema().validate(payload, InputFormat.JSON)).isEmpty();
        assertThat(CausesJson.read(CausesJson.write(List.of(cause)))).containsExactly(cause);
    }

    @Test
    void the_examples_for_readers_are_as_the_schema_says_one_of_each_kind() throws IOException {
        Matcher example = Pattern.compile("^```json\n(\\{\"event_id\".*?)^```$", Pattern.DOTALL | Pattern.MULTILINE)
                .matcher(Files.readString(Path.of("sql/README.md")));
        List<String> kinds = new ArrayList<>();
        while (example.find()) {
            assertThat(schema().validate(example.group(1), InputFormat.JSON))
                    .as(example.group(1))
                    .isEmpty();
            kinds.add(example.group(1).replaceFirst("(?s).*?\"kind\":\"([A-Z]+)\".*", "$1"));
        }
        assertThat(kinds)
                .containsExactlyInAnyOrderElementsOf(Stream.of(RiskNotification.Kind.values())
                        .map(Enum::name)
                        .toList());
    }

    @Test
    void the_schema_is_where_the_documentation_says() throws IOException {
        String path = NotificationPayload.class.getPackageName().replace('.', '/') + "/" + NotificationPayload.SCHEMA;
        assertThat(Files.readString(Path.of("sql/README.md")))
                .contains("](../src/main/resources/" + path + ")", "classes/" + path + "`");
        assertThat(Path.of("src/main/resources", path)).isRegularFile();
    }

    @Test
    void the_schema_refuses_what_is_no_payload() throws IOException {
        assertThat(schema().validate("{\"kind\":\"RAISED\",\"run_id\":7}", InputFormat.JSON))
                .isNotEmpty();
    }

    @Test
    void the_payload_is_the_same_text_whenever_it_is_written() {
        String payload = NotificationPayload.write(
                new RiskNotification(RiskNotification.Kind.RAISED, episode(null, null)), MARCH_1);

        assertThat(payload)
                .isEqualTo(
                        """
                        {"event_id":"%s","kind":"RAISED","partner_id":"P1","competency_code":"CLOUD",\
                        "business_date":"2026-03-01","term_starts_on":"2026-01-01","renews_on":"2027-01-01",\
                        "episode":1,"telling":2,"state":"LAPSING","displayed_level":"GOLD",\
                        "renewable_level":"SILVER","membership_at_risk":true,"lapses_on":null,\
                        "silver_still_renewable":true,"cleared_because":null,"causes":[\
                        {"kind":"PERSON_LEAVING","requirement_id":"r","person_id":"H1","credential_code":null,\
                        "day":"2026-03-01","detail":"leaves"}]}"""
                                .formatted(new RiskNotification(RiskNotification.Kind.RAISED, episode(null, null))
                                        .eventId()));
    }

    private static Schema schema() throws IOException {
        try (InputStream resource = NotificationPayload.class.getResourceAsStream(NotificationPayload.SCHEMA)) {
            assertThat(resource).isNotNull();
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(resource);
        }
    }

    private static Episode episode(Episode.@Nullable Clearance because, @Nullable LocalDate lapsesOn) {
        return episode(
                because, lapsesOn, List.of(new Cause(Cause.Kind.PERSON_LEAVING, "r", "H1", null, MARCH_1, "leaves")));
    }

    private static Episode episode(
            Episode.@Nullable Clearance because, @Nullable LocalDate lapsesOn, List<Cause> causes) {
        return new Episode(
                "P1",
                "CLOUD",
                LocalDate.of(2026, 1, 1),
                1,
                RiskState.LAPSING,
                MembershipLevel.GOLD,
                MembershipLevel.SILVER,
                true,
                lapsesOn,
                LocalDate.of(2027, 1, 1),
                causes,
                Set.of(),
                2,
                MARCH_1,
                because == null ? null : MARCH_1,
                because);
    }
}
