package dev.assay.spec;

import dev.assay.facts.Achievement;
import dev.assay.facts.AgentOverride;
import dev.assay.facts.Association;
import dev.assay.facts.Attestation;
import dev.assay.facts.Enrolment;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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
 * ann, bob at Contoso from 2017-01-01                      and so for what they earned
 * SALES of 2017-01 is 100
 * SALES of 2017-01 to 2017-12 is 100
 * enrolment in cloud at SELECT 2017-01-01 to 2018-01-01, ended 2017-07-01
 * attestation PLAN from 2017-01-31, valid until 2017-12-31, revoked on 2017-06-01
 * override o1 for cloud: level GOLD, granted 2017-01-01, valid until 2017-02-01, revoked on 2017-01-15
 * override o2 for cloud: requirement team, granted 2017-01-01
 * override o3 for cloud: A to ann, granted 2017-01-01
 * </pre>
 */
final class FactLines {
    private static final Pattern UPDATED = Pattern.compile("(.+), updated (\\S+)");
    private static final String SPAN = "(?:, valid until ([^\\s,]+))?(?:, revoked on ([^\\s,]+))?";
    private static final Instant OLDEST = Instant.parse("2000-01-01T00:00:00Z");

    private static final Pattern SEVERAL = Pattern.compile("(\\S+(?:, \\S+)+) ((?:at|earned) .+)");
    private static final Pattern MONTHS =
            Pattern.compile("(\\S+) of (\\d{4}-\\d\\d) to (\\d{4}-\\d\\d) is (-?[0-9.]+)");

    private final Map<Pattern, BiFunction<Matcher, Instant, Fact>> kinds = new LinkedHashMap<>();
    private final String partner;

    /** @param partner whose memberships, figures and overrides the lines speak of */
    FactLines(String partner) {
        this.partner = partner;
        kinds.put(Pattern.compile("partner (\\S+)(?: in (DEVELOPED|DEVELOPING))?"), FactLines::partner);
        kinds.put(
                Pattern.compile("membership (SILVER|GOLD) (\\S+) to ([^\\s,]+)(?:, ended (\\S+))?"), this::membership);
        kinds.put(
                Pattern.compile("enrolment in (\\S+) at (\\S+) (\\S+) to ([^\\s,]+)(?:, ended (\\S+))?"),
                this::enrolment);
        kinds.put(Pattern.compile("attestation (\\S+) from ([^\\s,]+)" + SPAN), this::attestation);
        kinds.put(Pattern.compile("(\\S+) at (\\S+) from (\\S+)(?: to (\\S+))?"), FactLines::association);
        kinds.put(Pattern.compile("(\\S+) earned ([^,]+?) on ([^\\s,]+?)" + SPAN), FactLines::achievement);
        kinds.put(Pattern.compile("(\\S+) of (\\d{4}-\\d\\d) is (-?[0-9.]+)"), this::metric);
        kinds.put(Pattern.compile("override (\\S+) for (\\S+): ([^,]+), granted ([^\\s,]+)" + SPAN), this::override);
    }

    /** The facts; none if the line is none. */
    List<Fact> read(Line line) {
        Instant updated = OLDEST.plusSeconds(line.number());
        Line rest = line;
        Optional<Matcher> stated = line.match(UPDATED);
        if (stated.isPresent()) {
            updated = LocalDate.parse(stated.get().group(2)).atStartOfDay().toInstant(ZoneOffset.UTC);
            rest = new Line(line.file(), line.number(), stated.get().group(1), line.indented());
        }
        Optional<Matcher> several = rest.match(SEVERAL);
        if (several.isPresent()) {
            List<Fact> facts = new ArrayList<>();
            for (String name : several.get().group(1).split(", ")) {
                one(
                                new Line(
                                        line.file(),
                                        line.number(),
                                        name + " " + several.get().group(2),
                                        false),
                                updated)
                        .ifPresent(facts::add);
            }
            return facts;
        }
        Optional<Matcher> months = rest.match(MONTHS);
        if (months.isPresent()) {
            return months(months.get(), updated);
        }
        return one(rest, updated).stream().toList();
    }

    private Optional<Fact> one(Line line, Instant updated) {
        for (Map.Entry<Pattern, BiFunction<Matcher, Instant, Fact>> kind : kinds.entrySet()) {
            Optional<Matcher> matcher = line.match(kind.getKey());
            if (matcher.isPresent()) {
                return Optional.of(kind.getValue().apply(matcher.get(), updated));
            }
        }
        return Optional.empty();
    }

    private List<Fact> months(Matcher m, Instant updated) {
        List<Fact> facts = new ArrayList<>();
        YearMonth last = YearMonth.parse(m.group(3));
        for (YearMonth month = YearMonth.parse(m.group(2)); !month.isAfter(last); month = month.plusMonths(1)) {
            facts.add(new MetricMonth(partner, Code.canonical(m.group(1)), month, new BigDecimal(m.group(4)), updated));
        }
        return facts;
    }

    private Fact enrolment(Matcher m, Instant updated) {
        return new Enrolment(
                partner,
                Code.canonical(m.group(1)),
                m.group(2),
                day(m.group(3)),
                day(m.group(4)),
                dayOrNull(m.group(5)),
                updated);
    }

    private Fact attestation(Matcher m, Instant updated) {
        return new Attestation(
                partner,
                Code.canonical(m.group(1)),
                day(m.group(2)),
                dayOrNull(m.group(3)),
                dayOrNull(m.group(4)),
                updated);
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
