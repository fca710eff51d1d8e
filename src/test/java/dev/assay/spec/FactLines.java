package dev.assay.spec;

import dev.assay.facts.Achievement;
import dev.assay.facts.AgentOverride;
import dev.assay.facts.Association;
import dev.assay.facts.Fact;
import dev.assay.facts.Grant;
import dev.assay.facts.Membership;
import dev.assay.facts.MetricMonth;
import dev.assay.facts.Partner;
import dev.assay.rules.Code;
import dev.assay.rules.Market;
import dev.assay.rules.OfMemberships;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads facts. A line may end in {@code , updated DATE}; without that each line is newer than the one above.
 *
 * <pre>
 * partner Contoso in DEVELOPING
 * membership SILVER 2017-01-01 to 2018-01-01, ended 2017-07-01
 * ann at Contoso from 2017-01-01 to 2017-03-01
 * ann earned A on 2016-05-01, valid until 2018-05-01, revoked on 2017-06-01
 * SALES of 2017-01 is 100
 * override o1 for cloud: level GOLD, granted 2017-01-01, valid until 2017-02-01, revoked on 2017-01-15
 * override o2 for cloud: requirement team, granted 2017-01-01
 * override o3 for cloud: A to ann, granted 2017-01-01
 * </pre>
 */
final class FactLines {
    private static final Pattern UPDATED = Pattern.compile("(.+), updated (\\S+)");
    private static final String SPAN = "(?:, valid until ([^\\s,]+))?(?:, revoked on ([^\\s,]+))?";
    private static final Instant OLDEST = Instant.parse("2000-01-01T00:00:00Z");

    private final Map<Pattern, BiFunction<Matcher, Instant, Fact>> kinds = new LinkedHashMap<>();
    private final String partner;

    /** @param partner whose memberships, figures and overrides the lines speak of */
    FactLines(String partner) {
        this.partner = partner;
        kinds.put(Pattern.compile("partner (\\S+)(?: in (DEVELOPED|DEVELOPING))?"), FactLines::partner);
        kinds.put(
                Pattern.compile("membership (SILVER|GOLD) (\\S+) to ([^\\s,]+)(?:, ended (\\S+))?"), this::membership);
        kinds.put(Pattern.compile("(\\S+) at (\\S+) from (\\S+)(?: to (\\S+))?"), FactLines::association);
        kinds.put(Pattern.compile("(\\S+) earned ([^,]+?) on ([^\\s,]+?)" + SPAN), FactLines::achievement);
        kinds.put(Pattern.compile("(\\S+) of (\\d{4}-\\d\\d) is (-?[0-9.]+)"), this::metric);
        kinds.put(Pattern.compile("override (\\S+) for (\\S+): ([^,]+), granted ([^\\s,]+)" + SPAN), this::override);
    }

    /** The fact, or empty if the line is none. */
    Optional<Fact> read(Line line) {
        Instant updated = OLDEST.plusSeconds(line.number());
        Line rest = line;
        Optional<Matcher> stated = line.match(UPDATED);
        if (stated.isPresent()) {
            updated = LocalDate.parse(stated.get().group(2)).atStartOfDay().toInstant(ZoneOffset.UTC);
            rest = new Line(line.file(), line.number(), stated.get().group(1), line.indented());
        }
        for (Map.Entry<Pattern, BiFunction<Matcher, Instant, Fact>> kind : kinds.entrySet()) {
            Optional<Matcher> matcher = rest.match(kind.getKey());
            if (matcher.isPresent()) {
                return Optional.of(kind.getValue().apply(matcher.get(), updated));
            }
        }
        return Optional.empty();
    }

    private static Fact partner(Matcher m, Instant updated) {
        Market market = m.group(2) == null ? Market.DEVELOPED : Market.valueOf(m.group(2));
        return new Partner(m.group(1), m.group(1), null, market, updated);
    }

    private Fact membership(Matcher m, Instant updated) {
        return new Membership(
                partner,
                OfMemberships.level(m.group(1)),
                day(m.group(2)),
                day(m.group(3)),
                dayOrNull(m.group(4)),
                updated);
    }

    private static Fact association(Matcher m, Instant updated) {
        return new Association(m.group(1), m.group(2), day(m.group(3)), dayOrNull(m.group(4)), updated);
    }

    private static Fact achievement(Matcher m, Instant updated) {
        return new Achievement(
                m.group(1),
                Code.canonical(m.group(2)),
                day(m.group(3)),
                dayOrNull(m.group(4)),
                dayOrNull(m.group(5)),
                updated);
    }

    private Fact metric(Matcher m, Instant updated) {
        return new MetricMonth(
                partner, Code.canonical(m.group(1)), YearMonth.parse(m.group(2)), new BigDecimal(m.group(3)), updated);
    }

    private Fact override(Matcher m, Instant updated) {
        return new AgentOverride(
                m.group(1),
                partner,
                Code.canonical(m.group(2)),
                grant(m.group(3)),
                day(m.group(4)),
                dayOrNull(m.group(5)),
                "agent",
                null,
                dayOrNull(m.group(6)),
                updated);
    }

    private static Grant grant(String text) {
        if (text.startsWith("level ")) {
            return new Grant.OfLevel(text.substring(6));
        }
        if (text.startsWith("requirement ")) {
            return new Grant.OfRequirement(text.substring(12));
        }
        int to = text.lastIndexOf(" to ");
        if (to < 0) {
            throw new IllegalArgumentException("an override of '" + text + "' grants nothing that is understood");
        }
        return new Grant.OfCredential(text.substring(to + 4), Code.canonical(text.substring(0, to)));
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    private static @Nullable LocalDate dayOrNull(@Nullable String text) {
        return text == null ? null : LocalDate.parse(text);
    }
}
