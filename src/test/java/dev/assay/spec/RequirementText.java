package dev.assay.spec;

import dev.assay.rules.Code;
import dev.assay.rules.Holding;
import dev.assay.rules.Requirement;
import dev.assay.rules.Threshold;
import dev.assay.rules.Window;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
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
 * </pre>
 */
final class RequirementText {
    private static final Pattern TOKEN = Pattern.compile("[\\[\\]();|]|[^\\s\\[\\]();|]+");

    private final Line line;
    private final List<String> tokens;
    private final Set<String> credentials;
    private final Set<String> metrics;
    private int next;

    /**
     * @param credentials takes the codes of all credentials that are named
     * @param metrics takes the codes of all metrics that are named
     */
    RequirementText(Line line, String text, Set<String> credentials, Set<String> metrics) {
        this.line = line;
        this.tokens = TOKEN.matcher(text).results().map(MatchResult::group).toList();
        this.credentials = credentials;
        this.metrics = metrics;
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
        return first.matches("\\d+") ? people(id, Integer.parseInt(first)) : figure(id, Code.canonical(first));
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
        expect(">=");
        BigDecimal developed = new BigDecimal(take());
        BigDecimal developing = developed;
        if (accept("(")) {
            expect("developing");
            developing = new BigDecimal(take());
            expect(")");
        }
        return new Requirement.Figure(id, metric, window, new Threshold(developed, developing));
    }

    private Window window() {
        if (accept("latest")) {
            return Window.latest();
        }
        boolean sum = accept("sum");
        if (!sum) {
            expect("average");
        }
        expect("over");
        int months = Integer.parseInt(take());
        expect("months");
        return sum ? Window.sumOver(months) : Window.averageOver(months);
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
