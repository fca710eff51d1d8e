package dev.assay.language;

import dev.assay.cause.Cause;
import dev.assay.remedy.Remedy;
import dev.assay.rules.Holding;
import dev.assay.rules.Measure;
import dev.assay.rules.Requirement;
import dev.assay.rules.Source;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Descriptions of levels, causes, remedies and requirements in one language, with titles instead of codes. */
public final class Phrases {
    /** The detail of a cause about a metric: actual and required value. */
    private static final Pattern HAVE_OF_NEED =
            Pattern.compile("(-?\\d+(?:\\.\\d+)?)(?: of |" + Cause.BELOW + ")(-?\\d+(?:\\.\\d+)?)");

    private static final String METRIC_ABOVE = "METRIC_ABOVE";

    private final Messages messages;
    private final Titles titles;
    private final Function<LocalDate, String> date;
    private final boolean codes;

    private Phrases(Messages messages, Titles titles, Function<LocalDate, String> date, boolean codes) {
        this.messages = messages;
        this.titles = titles;
        this.date = date;
        this.codes = codes;
    }

    /** For people who act on it: credentials with their codes, dates in the format of the language. */
    public static Phrases forPartners(Messages messages, Titles titles) {
        return new Phrases(messages, titles, messages::date, true);
    }

    /** For people who read long lists: titles only, dates in ISO 8601. */
    public static Phrases forTables(Messages messages, Titles titles) {
        return new Phrases(messages, titles, LocalDate::toString, false);
    }

    /** The name of a level; if the language has none, as in the rulebook. */
    public String level(String name) {
        String key = "level." + name.toLowerCase(Locale.ROOT);
        return messages.has(key)
                ? messages.say(key)
                : name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT).replace('-', ' ');
    }

    /** What happened or will happen, as a sentence without a full stop. */
    public String cause(String competencyCode, Cause cause) {
        String credential = cause.credentialCode();
        LocalDate day = cause.day();
        BigDecimal points = cause.points();
        Matcher figure = HAVE_OF_NEED.matcher(cause.detail());
        boolean known = figure.matches();
        return messages.say(
                "cause."
                        + (cause.kind() == Cause.Kind.METRIC_BELOW && cause.tooHigh()
                                ? METRIC_ABOVE
                                : cause.kind().name()),
                "person",
                cause.personId(),
                "credential",
                credential == null ? null : titled(cause.kind(), credential),
                "day",
                day == null ? null : date.apply(day),
                "points",
                points == null ? null : messages.figure(points.abs()),
                "metric",
                metricOf(competencyCode, cause.requirementId()),
                "have",
                known ? messages.figure(new BigDecimal(figure.group(1))) : null,
                "need",
                known ? messages.figure(new BigDecimal(figure.group(2))) : null);
    }

    /** Of an attestation its code stands in place of a credential's. */
    private String titled(Cause.Kind kind, String code) {
        return kind == Cause.Kind.ATTESTATION_ENDED || kind == Cause.Kind.ATTESTATION_ENDING
                ? titles.attestation(code)
                : credential(code);
    }

    /** The causes as such sentences, without duplicates. */
    public List<String> causes(String competencyCode, List<Cause> causes) {
        return causes.stream()
                .map(cause -> cause(competencyCode, cause))
                .distinct()
                .toList();
    }

    private String metricOf(String competencyCode, @Nullable String requirementId) {
        if (requirementId == null) {
            return competency(competencyCode);
        }
        return titles.requirement(competencyCode, requirementId)
                .flatMap(Phrases::metricOf)
                .map(this::metric)
                .orElse(requirementId);
    }

    private static Optional<String> metricOf(Requirement requirement) {
        return requirement.counted().orElse(null) instanceof Measure.Figure figure
                ? Optional.of(figure.metric())
                : Optional.empty();
    }

    /** What a remedy requires, step by step; a single sentence if it requires nothing. */
    public List<String> steps(Remedy remedy) {
        return remedy.steps().isEmpty()
                ? List.of(messages.say("remedy.nothing"))
                : remedy.steps().stream().map(this::step).toList();
    }

    private String step(Remedy.Step step) {
        if (step instanceof Remedy.Raise raise) {
            return messages.say(
                    "remedy.raise", "amount", messages.figure(raise.shortBy()), "metric", metric(raise.metricCode()));
        }
        if (step instanceof Remedy.Attest attest) {
            return messages.say(
                    "remedy.attest",
                    "count",
                    String.valueOf(attest.missing()),
                    "attestations",
                    attestations(attest.attestationCodes()));
        }
        Remedy.Earn earn = (Remedy.Earn) step;
        String credentials =
                joined(earn.credentialCodes().stream().map(this::credential).toList(), "and");
        return earn.personId() == null
                ? messages.say("remedy.newcomer", "credentials", credentials)
                : messages.say("remedy.earn", "person", earn.personId(), "credentials", credentials);
    }

    /** States that nothing that can still be earned reaches the level. */
    public String unreachable() {
        return messages.say("remedy.unreachable");
    }

    /** What a requirement asks for, without the quantity. */
    public String requirement(Requirement requirement) {
        return requirement.by(new InWords());
    }

    /** The title of a credential, followed by its code for people who act on it, unless the title contains it. */
    public String credential(String code) {
        String title = titles.credential(code);
        boolean said = title.toUpperCase(Locale.ROOT).contains(code);
        return codes && !said ? messages.say("titled", "title", title, "code", code) : title;
    }

    /** True if the competency is displayed by enrolments, and not by memberships. */
    public boolean enrols(String code) {
        return titles.enrols(code);
    }

    /** The title of a competency. */
    public String competency(String code) {
        return titles.competency(code);
    }

    private String attestations(List<String> codes) {
        return joined(codes.stream().map(titles::attestation).toList(), "or");
    }

    private String metric(String code) {
        return titles.metric(code)
                .map(metric -> messages.say(
                        "metric", "title", metric.title(), "unit", metric.unit().isEmpty() ? null : metric.unit()))
                .orElse(code);
    }

    private String joined(List<String> parts, String last) {
        String said = parts.get(0);
        for (int i = 1; i < parts.size(); i++) {
            said = messages.say(i == parts.size() - 1 ? last : "comma", "a", said, "b", parts.get(i));
        }
        return said;
    }

    private String holding(Holding holding, boolean nested) {
        if (holding instanceof Holding.Held held) {
            return credential(held.code());
        }
        boolean any = holding instanceof Holding.Any;
        List<Holding> parts = any ? ((Holding.Any) holding).of() : ((Holding.All) holding).of();
        String said = joined(
                parts.stream().map(part -> holding(part, true)).collect(Collectors.toList()), any ? "or" : "and");
        return nested && parts.size() > 1 ? "(" + said + ")" : said;
    }

    private final class InWords implements Requirement.Cases<String>, Measure.Cases<String> {
        private String counted(Requirement requirement) {
            return requirement.counted().orElseThrow().by(this);
        }

        @Override
        public String people(Requirement.People people) {
            return counted(people);
        }

        @Override
        public String figure(Requirement.Figure figure) {
            return counted(figure);
        }

        @Override
        public String anyOf(Requirement.AnyOf anyOf) {
            return messages.say("requirement.any");
        }

        @Override
        public String distinctPeople(Requirement.DistinctPeople distinctPeople) {
            return messages.say("requirement.distinct");
        }

        @Override
        public String points(Requirement.Points points) {
            return messages.say("requirement.points");
        }

        @Override
        public String attestations(Requirement.Attestations attestations) {
            return counted(attestations);
        }

        @Override
        public String certificates(Requirement.Certificates certificates) {
            return counted(certificates);
        }

        @Override
        public String source(Source source) {
            return source.counted()
                    .map(measure -> measure.by(this))
                    .orElseGet(() ->
                            messages.say(source instanceof Source.BestOf ? "requirement.best" : "requirement.group"));
        }

        @Override
        public String people(Measure.People people) {
            return messages.say("requirement.people", "holding", holding(people.holding(), false));
        }

        @Override
        public String certificates(Measure.Certificates certificates) {
            List<String> credentials =
                    certificates.codes().stream().map(Phrases.this::credential).toList();
            return messages.say("requirement.certificates", "credentials", joined(credentials, "or"));
        }

        @Override
        public String attestations(Measure.Attestations attestations) {
            return messages.say(
                    "requirement.attestations", "attestations", Phrases.this.attestations(attestations.codes()));
        }

        @Override
        public String figure(Measure.Figure figure) {
            String key =
                    switch (figure.window().kind()) {
                        case SUM -> "requirement.sum";
                        case AVERAGE -> "requirement.average";
                        case LATEST -> "requirement.latest";
                        case CHANGE -> "requirement.change";
                        case GROWTH -> "requirement.growth";
                    };
            String months = String.valueOf(figure.window().months());
            return messages.say(key, "metric", metric(figure.metric()), "months", months);
        }
    }
}
