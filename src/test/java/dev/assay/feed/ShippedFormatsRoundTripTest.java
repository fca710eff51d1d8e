package dev.assay.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.facts.Achievement;
import dev.assay.facts.Association;
import dev.assay.facts.Fact;
import dev.assay.facts.Feed;
import dev.assay.facts.PersonAlias;
import dev.assay.feed.format.FeedLimits;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

/** A programme's trainings, written out in any of the shipped formats and read back, are the same facts. */
class ShippedFormatsRoundTripTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<String> CODES = List.of("70-532", "70-533", "MB2-714", "TEAM-PLAYER");
    private static final DateTimeFormatter SLASHED = DateTimeFormatter.ofPattern("dd/MM/uuuu HH:mm");

    @TempDir
    Path folder;

    /**
     * What somebody has done, as the formats tell it.
     *
     * @param id null = known by mail only
     */
    private record Training(
            String id,
            String mail,
            String partner,
            String code,
            LocalDate on,
            LocalDate until,
            boolean revoked,
            Instant told) {
        static Training any(Random random) {
            int person = random.nextInt(40);
            LocalDate on = LocalDate.of(2014, 1, 1).plusDays(random.nextInt(1400));
            return new Training(
                    person % 3 == 0 ? null : "900" + person,
                    "p" + person + "@example.org",
                    "410" + random.nextInt(5),
                    CODES.get(random.nextInt(CODES.size())),
                    on,
                    random.nextBoolean() ? null : on.plusDays(random.nextInt(900)),
                    random.nextInt(6) == 0,
                    on.atStartOfDay().plusSeconds(random.nextInt(86_400)).toInstant(ZoneOffset.UTC));
        }

        /** What has run out is no longer active for that reason. */
        boolean ranOut(Instant at) {
            return until != null && !until.isAfter(LocalDate.ofInstant(at, ZoneOffset.UTC));
        }

        String person(boolean byId) {
            return byId && id != null ? id : PersonAlias.pseudoId("mail", mail);
        }

        Achievement achievement(String person, LocalDate until, LocalDate revokedOn, Instant updatedAt) {
            return new Achievement(person, code, on, until, revokedOn, updatedAt);
        }
    }

    private enum Format {
        PARTNER_CENTRE("partner-centre-trainings", ".csv"),
        PARTNER_CENTRE_TSV("partner-centre-trainings", ".tsv"),
        LEARNING_PLATFORM("learning-platform-trainings", ".csv"),
        BADGES_2("open-badges-2", ".json"),
        BADGES_2_LINES("open-badges-2", ".ndjson"),
        BADGES_3("open-badges-3", ".json"),
        CREDLY("credly-issued-badges", ".json");

        private final String mapping;
        private final String ending;

        Format(String mapping, String ending) {
            this.mapping = mapping;
            this.ending = ending;
        }
    }

    @ParameterizedTest
    @EnumSource
    void trainings_are_the_same_facts(Format format) {
        Random random = new Random(format.ordinal());
        MappedInbox inbox = MappedInbox.ofShipped(folder);
        List<Training> trainings = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            trainings.add(Training.any(random));
        }
        String text = written(format, trainings, random);
        InboxFile file = inbox.sealed(format.mapping, "x" + format.ending, text.getBytes(StandardCharsets.UTF_8));
        Validation.Valid valid = (Validation.Valid) inbox.validate(file, FeedLimits.DEFAULTS, new ArrayList<>());
        Map<Feed, List<Fact>> read = new LinkedHashMap<>();
        valid.portions().forEach(portion -> read.put(portion.feed(), facts(inbox, valid.delivery(), portion.feed())));

        Map<Feed, List<Fact>> expected = new LinkedHashMap<>();
        expected.put(
                Feed.ACHIEVEMENTS,
                trainings.stream()
                        .<Fact>map(training -> achievement(format, training))
                        .toList());
        if (read.containsKey(Feed.ASSOCIATIONS)) {
            boolean learning = format == Format.LEARNING_PLATFORM;
            expected.put(
                    Feed.ASSOCIATIONS,
                    trainings.stream()
                            .<Fact>map(training -> new Association(
                                    learning ? "u-" + training.mail.length() : training.person(true),
                                    training.partner,
                                    training.on,
                                    null,
                                    MappedInbox.PRODUCED))
                            .toList());
        }
        assertThat(read).isEqualTo(expected);
    }

    private static Achievement achievement(Format format, Training training) {
        LocalDate revoked = training.revoked ? training.on : null;
        Instant produced = MappedInbox.PRODUCED;
        return switch (format) {
            case PARTNER_CENTRE, PARTNER_CENTRE_TSV ->
                training.achievement(
                        training.person(true), training.until, training.ranOut(produced) ? null : revoked, produced);
            case LEARNING_PLATFORM -> training.achievement("u-" + training.mail.length(), null, null, produced);
            case BADGES_2, BADGES_2_LINES ->
                training.achievement(training.person(false), training.until, revoked, produced);
            case BADGES_3 -> training.achievement(training.person(false), training.until, null, training.told);
            case CREDLY -> training.achievement(training.person(true), training.until, revoked, training.told);
        };
    }

    private static String written(Format format, List<Training> trainings, Random random) {
        return switch (format) {
            case PARTNER_CENTRE -> table(trainings, ",", random);
            case PARTNER_CENTRE_TSV -> table(trainings, "\t", random);
            case LEARNING_PLATFORM ->
                trainings.stream()
                        .map(one -> "u-%d,\"%s\",%s,%s\n".formatted(one.mail.length(), one.code, one.on, one.partner))
                        .collect(Collectors.joining("", "UserId,TrainingName,CompletionDate,MPNId\n", ""));
            case BADGES_2 ->
                JSON.writeValueAsString(trainings.stream()
                        .map(ShippedFormatsRoundTripTest::badge2)
                        .toList());
            case BADGES_2_LINES ->
                trainings.stream()
                        .map(one -> JSON.writeValueAsString(badge2(one)) + "\n")
                        .collect(Collectors.joining());
            case BADGES_3 ->
                JSON.writeValueAsString(trainings.stream()
                        .map(ShippedFormatsRoundTripTest::badge3)
                        .toList());
            case CREDLY ->
                JSON.writeValueAsString(Map.of(
                        "data",
                        trainings.stream()
                                .map(ShippedFormatsRoundTripTest::credly)
                                .toList()));
        };
    }

    private static String table(List<Training> trainings, String delimiter, Random random) {
        StringBuilder text = new StringBuilder(String.join(
                delimiter,
                "ActivationStatus",
                "ExpirationDate",
                random.nextBoolean() ? "MPNId" : "MpnId",
                "MCPID",
                "Email",
                "CorpEmail",
                "TrainingActivityId",
                "TrainingTitle",
                "TrainingCompletionDate\n"));
        for (Training one : trainings) {
            boolean corporate = random.nextBoolean();
            text.append(String.join(
                    delimiter,
                    one.revoked ? "Inactive" : "Active",
                    one.until == null ? "" : SLASHED.format(one.until.atTime(23, 59)),
                    one.partner,
                    one.id == null ? "" : one.id,
                    corporate ? "other@example.org" : one.mail,
                    corporate ? one.mail.toUpperCase(java.util.Locale.ROOT) : "",
                    one.code,
                    "\"Anything, really\"",
                    SLASHED.format(one.on.atTime(random.nextInt(24), random.nextInt(60))) + "\n"));
        }
        return text.toString();
    }

    private static Map<String, Object> badge2(Training one) {
        Map<String, Object> badge = new LinkedHashMap<>();
        badge.put("recipient", Map.of("type", "email", "hashed", false, "identity", one.mail));
        badge.put("badge", Map.of("name", one.code));
        badge.put("issuedOn", one.told.toString());
        badge.put("expires", one.until == null ? null : one.until + "T12:00:00+00:00");
        badge.put("revoked", one.revoked);
        return badge;
    }

    private static Map<String, Object> badge3(Training one) {
        Map<String, Object> badge = new LinkedHashMap<>();
        badge.put("awardedDate", one.on + "T00:00:00Z");
        badge.put("validFrom", one.told.toString());
        badge.put("validUntil", one.until == null ? null : one.until + "T12:00:00Z");
        Map<String, Object> identity =
                Map.of("hashed", false, "identityType", "emailAddress", "identityHash", one.mail);
        Map<String, Object> kind = Map.of("id", "https://badges.example.org/x", "name", one.code);
        badge.put("credentialSubject", Map.of("identifier", List.of(identity), "achievement", kind));
        return badge;
    }

    private static Map<String, Object> credly(Training one) {
        Map<String, Object> badge = new LinkedHashMap<>();
        badge.put("state", one.revoked ? "revoked" : "accepted");
        badge.put("recipient_email", one.mail);
        badge.put("issuer_earner_id", one.id);
        badge.put("issued_at", one.told.toString());
        badge.put("expires_at", one.until == null ? null : one.until + " 12:00:00 +0000");
        badge.put("updated_at", one.told.toString());
        badge.put("state_updated_at", one.told.toString());
        badge.put("badge_template", Map.of("id", "t-1", "name", one.code));
        return badge;
    }

    private static List<Fact> facts(MappedInbox inbox, Delivery delivery, Feed feed) {
        List<Fact> facts = new ArrayList<>();
        try (DeliveryRows rows = DeliveryRows.open(delivery, feed, FeedLimits.DEFAULTS, inbox.mappings())) {
            for (DeliveryRow row = rows.next(); row != null; row = rows.next()) {
                row.to(facts::add, rejection -> {
                    throw new AssertionError(rejection);
                });
            }
        }
        return facts;
    }
}
