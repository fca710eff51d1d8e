package dev.assay.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.facts.Achievement;
import dev.assay.facts.AgentOverride;
import dev.assay.facts.Association;
import dev.assay.facts.Attestation;
import dev.assay.facts.Enrolment;
import dev.assay.facts.Fact;
import dev.assay.facts.Feed;
import dev.assay.facts.Grant;
import dev.assay.facts.Membership;
import dev.assay.facts.MetricMonth;
import dev.assay.facts.Partner;
import dev.assay.rules.Level;
import dev.assay.rules.Market;
import dev.assay.rules.MembershipLevel;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Facts written out in any of the ways the contract allows are read back as they were. An alias cannot be written out. */
class RoundTripTest {
    private static final String ID_LETTERS = "ABCXYZabcxyz0189._-";
    private static final String CODE_LETTERS = "ABCXYZ0189._-+#É";
    private static final String TEXT_LETTERS = "ab ,\"\n\r;'é☕\t\uFEFF\u0085";

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(value = Feed.class, mode = EnumSource.Mode.EXCLUDE, names = "ALIASES")
    void facts_are_the_same_whatever_the_order_of_columns_the_quotes_and_the_lines(Feed feed) {
        Random random = new Random(feed.ordinal());
        for (int i = 0; i < 30; i++) {
            List<Fact> facts = new ArrayList<>();
            for (int n = random.nextInt(i == 0 ? 3000 : 40); n > 0; n--) {
                facts.add(fact(feed, random));
            }
            List<DeliveryRow> rows = TestInbox.rows(written(feed, facts, random));
            assertThat(rows)
                    .extracting(row -> ((DeliveryRow.Accepted) row).fact())
                    .isEqualTo(facts);
        }
    }

    private InboxFile written(Feed feed, List<Fact> facts, Random random) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < feed.columns().size(); i++) {
            order.add(i);
        }
        Collections.shuffle(order, random);
        String lineEnd = random.nextBoolean() ? "\n" : "\r\n";
        StringBuilder text = new StringBuilder(random.nextBoolean() ? "\uFEFF" : "");
        text.append(line(feed.columns(), order, random));
        for (Fact fact : facts) {
            text.append(random.nextInt(9) == 0 ? lineEnd + lineEnd : lineEnd);
            text.append(line(fact.values(), order, random));
        }
        text.append(random.nextBoolean() ? lineEnd : "");
        byte[] data = text.toString().getBytes(StandardCharsets.UTF_8);
        return random.nextBoolean()
                ? new TestInbox(folder).delivery(feed.id() + "-x.csv", data, facts.size())
                : new TestInbox(folder).delivery(feed.id() + ".csv.gz", TestInbox.gzip(data), facts.size());
    }

    private static String line(List<String> values, List<Integer> order, Random random) {
        return order.stream().map(column -> field(values.get(column), random)).collect(Collectors.joining(","));
    }

    private static String field(String value, Random random) {
        if (value == null) {
            return random.nextInt(5) == 0 ? "\"\"" : "";
        }
        boolean needed = value.matches("(?s).*[,\"\r\n].*") || value.startsWith("\uFEFF");
        return needed || random.nextInt(5) == 0 ? '"' + value.replace("\"", "\"\"") + '"' : value;
    }

    static Fact fact(Feed feed, Random random) {
        LocalDate from = LocalDate.of(1000, 1, 1).plusDays(random.nextInt(3_286_000));
        LocalDate end = random.nextBoolean() ? null : from.plusDays(random.nextInt(800));
        LocalDate revoked = random.nextBoolean() ? null : from.plusDays(random.nextInt(800));
        Instant updated = TestInbox.PRODUCED
                .minusSeconds(random.nextInt(Integer.MAX_VALUE))
                .minusNanos(random.nextInt(1_000_000) * 1000L);
        return switch (feed) {
            case PARTNERS ->
                new Partner(id(random), text(random), text(random), Market.values()[random.nextInt(2)], updated);
            case MEMBERSHIPS -> new Membership(id(random), level(random), from, from.plusDays(365), end, updated);
            case ASSOCIATIONS -> new Association(id(random), id(random), from, end, updated);
            case ACHIEVEMENTS -> new Achievement(id(random), code(random), from, end, revoked, updated);
            case METRICS ->
                new MetricMonth(
                        id(random),
                        code(random),
                        YearMonth.from(from),
                        BigDecimal.valueOf(random.nextLong(), random.nextInt(5)).remainder(BigDecimal.TEN.pow(15)),
                        updated);
            case OVERRIDES ->
                new AgentOverride(
                        id(random),
                        id(random),
                        code(random),
                        grant(random),
                        from,
                        end,
                        text(random),
                        text(random),
                        revoked,
                        updated);
            case ATTESTATIONS -> new Attestation(id(random), code(random), from, end, revoked, updated);
            case ENROLMENTS ->
                new Enrolment(id(random), code(random), level(random).name(), from, from.plusDays(365), end, updated);
            case ALIASES -> throw new IllegalArgumentException("what is kept of an alias is not what was sent");
        };
    }

    private static Grant grant(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> new Grant.OfLevel(level(random).name());
            case 1 -> new Grant.OfRequirement(id(random) + " x");
            default -> new Grant.OfCredential(id(random), code(random));
        };
    }

    private static Level level(Random random) {
        return random.nextBoolean() ? MembershipLevel.SILVER : MembershipLevel.GOLD;
    }

    private static String id(Random random) {
        return letters(ID_LETTERS, 1 + random.nextInt(40), random);
    }

    private static String code(Random random) {
        return letters(CODE_LETTERS, 1 + random.nextInt(64), random);
    }

    private static String text(Random random) {
        return random.nextInt(4) == 0 ? null : letters(TEXT_LETTERS, 1 + random.nextInt(90), random);
    }

    private static String letters(String of, int length, Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(of.charAt(random.nextInt(of.length())));
        }
        return text.toString();
    }
}
