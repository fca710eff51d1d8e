package dev.assay.spec;

import dev.assay.rules.AttestationKind;
import dev.assay.rules.Code;
import dev.assay.rules.Holding;
import dev.assay.rules.Measure;
import dev.assay.rules.Rate;
import dev.assay.rules.Requirement;
import dev.assay.rules.Source;
import dev.assay.rules.Threshold;
import dev.assay.rules.Window;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Reads requirements as the cases write them, parted by semicolons:
 *
 * <pre>
 * team = 2 people holding A or (B and C)
 * sales = SALES sum over 3 months >= 300 (developing 150)     also: average over 3 months, latest
 * way = any of [a = …; b = … | c = …]
 * pair = different people [dev = …; ops = …]
 * small = SIZE latest < 10
 * plan = 1 attestation of PLAN or AUDIT                         also: 3 certificates of A or B
 * score = 70 points each at least 1 of [
 *     adds = TENANTS change over 12 months rate 10 cap 30;      also: growth over 12 months
 *     mid = people holding A or B rate 4 cap 20 after [admins = 2 people holding C];
 *     skills = sum of [one = certificates A or B rate 1; two = attestations PLAN worth 5 full at 1] cap 20;
 *     use = best of [here = …; there = …]]
 * </pre>
 */
final class RequirementText {
    private static final Pattern TOKEN = Pattern.compile("[\\[\\]();|]|[^\\s\\[\\]();|]+");

    private final Line line;
    private final List<String> tokens;
    private final Set<String> credentials;
    private final Set<String> metrics;
    private final Map<String, AttestationKind> attestations;
    private int next;

    /**
     * @param credentials takes the codes of all credentials that are named
     * @param metrics takes the codes of all metrics that are named
     * @param attestations takes those that are named and not known
     */
    RequirementText(
            Line line,
            String text,
            Set<String> credentials,
            Set<String> metrics,
            Map<String, AttestationKind> attestations) {
        this.line = line;
        this.tokens = TOKEN.matcher(text).results().map(MatchResult::group).toList();
        this.credentials = credentials;
        this.metrics = metrics;
        this.attestations = attestations;
    }

    List<Requirement> all() {
        List<Requirement> requirements = list();
        if (next < tokens.size()) {
            throw line.notUnderstood("'" + tokens.get(next) + "' is too much");
        }
        return requirements;
    }

    private List<Requirement> list() {
        List<Requirement> requirements = new ArrayList<>();
        do {
            requirements.add(requirement());
        } while (accept(";"));
        return requirements;
    }

    private Requirement requirement() {
        String id = take();
        expect("=");
        if (accept("any")) {
            return anyOf(id);
        }
        if (accept("different")) {
            return distinct(id);
        }
        String first = take();
        return first.matches("\\d+") ? counted(id, Integer.parseInt(first)) : figure(id, Code.canonical(first));
    }

    private Requirement counted(String id, int count) {
        if (accept("points")) {
            return points(id, count);
        }
        if (accept("attestation") || accept("attestations")) {
            expect("of");
            return new Requirement.Attestations(id, count, evidence());
        }
        if (accept("certificate") || accept("certificates")) {
            expect("of");
            return new Requirement.Certificates(id, count, certificates());
        }
        return people(id, count);
    }

    private Requirement points(String id, int points) {
        BigDecimal floor = null;
        if (accept("each")) {
            expect("at");
            expect("least");
            floor = new BigDecimal(take());
        }
        expect("of");
        return new Requirement.Points(id, BigDecimal.valueOf(points), floor, sources());
    }

    private List<Source> sources() {
        expect("[");
        List<Source> sources = new ArrayList<>();
        do {
            sources.add(source());
        } while (accept(";"));
        expect("]");
        return sources;
    }

    private Source source() {
        String id = take();
        expect("=");
        if (accept("sum")) {
            expect("of");
            List<Source> of = sources();
            expect("cap");
            return new Source.Group(id, of, new BigDecimal(take()));
        }
        if (accept("best")) {
            expect("of");
            return new Source.BestOf(id, sources());
        }
        Measure measure = measure();
        Rate rate = rate();
        BigDecimal cap = accept("cap") ? new BigDecimal(take()) : null;
        List<Requirement> after = List.of();
        if (accept("after")) {
            expect("[");
            after = list();
            expect("]");
        }
        return new Source.Measured(id, measure, rate, cap, after);
    }

    private Measure measure() {
        if (accept("people")) {
            expect("holding");
            return new Measure.People(holding());
        }
        if (accept("certificates")) {
            return new Measure.Certificates(certificates());
        }
        if (accept("attestations")) {
            return new Measure.Attestations(evidence());
        }
        String metric = Code.canonical(take());
        metrics.add(metric);
        return new Measure.Figure(metric, window());
    }

    private Rate rate() {
        if (accept("rate")) {
            return Rate.perUnit(new BigDecimal(take()));
        }
        expect("worth");
        BigDecimal worth = new BigDecimal(take());
        expect("full");
        expect("at");
        return Rate.fullAt(worth, new BigDecimal(take()));
    }

    private List<String> certificates() {
        List<String> codes = codes();
        credentials.addAll(codes);
        return codes;
    }

    private List<String> evidence() {
        List<String> codes = codes();
        codes.forEach(code -> attestations.putIfAbsent(code, new AttestationKind(code, code, null)));
        return codes;
    }

    private List<String> codes() {
        List<String> codes = new ArrayList<>();
        do {
            codes.add(Code.canonical(take()));
        } while (accept("or"));
        return codes;
    }

    private Requirement anyOf(String id) {
        expect("of");
        expect("[");
        List<List<Requirement>> branches = new ArrayList<>();
        do {
            branches.add(list());
        } while (accept("|"));
        expect("]");
        return new Requirement.AnyOf(id, branches);
    }

    private Requirement distinct(String id) {
        expect("people");
        expect("[");
        List<Requirement.People> members = new ArrayList<>();
        for (Requirement member : list()) {
            if (!(member instanceof Requirement.People people)) {
                throw line.notUnderstood(member.id() + " does not ask for people");
            }
            members.add(people);
        }
        expect("]");
        return new Requirement.DistinctPeople(id, members);
    }

    private Requirement people(String id, int count) {
        if (!accept("person")) {
            expect("people");
        }
        expect("holding");
        return new Requirement.People(id, count, holding());
    }

    private Holding holding() {
        List<Holding> parts = new ArrayList<>();
        parts.add(part());
        for (String word : List.of("or", "and")) {
            while (accept(word)) {
                parts.add(part());
            }
            if (parts.size() > 1) {
                return word.equals("or") ? new Holding.Any(parts) : new Holding.All(parts);
            }
        }
        return parts.get(0);
    }

    private Holding part() {
        if (accept("(")) {
            Holding inner = holding();
            expect(")");
            return inner;
        }
        String code = Code.canonical(take());
        credentials.add(code);
        return new Holding.Held(code);
    }

    private Requirement figure(String id, String metric) {
        metrics.add(metric);
        Window window = window();
        boolean below = accept("<");
        if (!below) {
            expect(">=");
        }
        BigDecimal developed = new BigDecimal(take());
        BigDecimal developing = developed;
        if (accept("(")) {
            expect("developing");
            developing = new BigDecimal(take());
            expect(")");
        }
        return new Requirement.Figure(id, metric, window, new Threshold(developed, developing), below);
    }

    private Window window() {
        if (accept("latest")) {
            return Window.latest();
        }
        String kind = take();
        expect("over");
        int months = Integer.parseInt(take());
        expect("months");
        return switch (kind) {
            case "sum" -> Window.sumOver(months);
            case "average" -> Window.averageOver(months);
            case "change" -> Window.changeOver(months);
            case "growth" -> Window.growthOver(months);
            default -> throw line.notUnderstood("'" + kind + "' is no window");
        };
    }

    private boolean accept(String token) {
        boolean there = next < tokens.size() && tokens.get(next).equals(token);
        if (there) {
            next++;
        }
        return there;
    }

    private void expect(String token) {
        if (!accept(token)) {
            String found = next < tokens.size() ? tokens.get(next) : "the end";
            throw line.notUnderstood("expected '" + token + "' and found '" + found + "'");
        }
    }

    private String take() {
        if (next == tokens.size()) {
            throw line.notUnderstood("it ends too early");
        }
        return tokens.get(next++);
    }
}
