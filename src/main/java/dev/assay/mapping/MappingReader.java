package dev.assay.mapping;

import dev.assay.facts.Feed;
import dev.assay.yaml.Nearest;
import dev.assay.yaml.Place;
import dev.assay.yaml.Problem;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Converts a file of valid shape into a mapping, and reports semantic problems. A mapping with problems must not be
 * used.
 */
final class MappingReader {
    private static final Set<String> MAY_BE_EMPTY = Set.of(
            "name",
            "country",
            "market",
            "ended_on",
            "unlinked_on",
            "valid_until",
            "revoked_on",
            "granted_by",
            "reason",
            "updated_at");
    private static final Set<String> GRANTS = Set.of("level", "requirement_id", "person_id", "credential_code");

    private final Place root;
    private final List<Problem> problems;
    private final FieldNames fields;
    private final ConditionReader conditions;
    private final Map<String, ValueTable> tables = new HashMap<>();

    MappingReader(Place root, List<Problem> problems) {
        this.root = root;
        this.problems = problems;
        this.fields = new FieldNames(root.member("json").isPresent(), root.member("columns"), problems);
        this.conditions = new ConditionReader(fields, new TimeReader(root, problems), problems);
        root.member("tables").members().forEach(table -> tables.put(table.step(), table(table)));
    }

    Mapping read(String fingerprint) {
        Filter where = conditions.filter(root.member("where"));
        List<Section> sections = new ArrayList<>();
        for (Place section : root.member("feeds").members()) {
            sections.add(section(section, Feed.of(section.step()).orElseThrow()));
        }
        return new Mapping(root.member("mapping").text(), format(), fields.all(), where, sections, fingerprint);
    }

    private SourceFormat format() {
        Place json = root.member("json");
        if (json.isPresent()) {
            Place records = json.member("records");
            return new SourceFormat.Json(
                    records.isPresent() ? keys(records.text()) : List.of(),
                    encoding(json.member("encoding")),
                    new JwtKeys(jwtKeys(json.member("jwt").member("keys"))));
        }
        Place csv = root.member("csv");
        Place delimiter = csv.member("delimiter");
        Place quotes = csv.member("quotes");
        Place strangers = csv.member("unknown_columns");
        Place before = csv.member("lines_before_header");
        Place after = csv.member("lines_after_data");
        return new SourceFormat.Table(
                delimiter.isPresent() ? character(delimiter.text()) : null,
                !quotes.isPresent() || FieldNames.truth(quotes),
                !strangers.isPresent() || strangers.text().equals("ignore"),
                before.isPresent() ? Integer.parseInt(before.text()) : 0,
                after.isPresent() ? Integer.parseInt(after.text()) : 0,
                encoding(csv.member("encoding")));
    }

    private List<JwtKey> jwtKeys(Place places) {
        List<JwtKey> keys = new ArrayList<>();
        for (Place place : places.entries()) {
            Map<String, String> members = new HashMap<>();
            place.members().forEach(member -> members.put(member.step(), member.text()));
            try {
                keys.add(JwtKey.of(members));
            } catch (IllegalArgumentException e) {
                problems.add(place.problem("%s cannot be used: %s".formatted(place.name(), e.getMessage())));
            }
        }
        return keys;
    }

    private static char character(String delimiter) {
        return delimiter.equals("tab") ? '\t' : delimiter.charAt(0);
    }

    /** The keys of a JSON Pointer. */
    static List<String> keys(String pointer) {
        return pointer.isEmpty()
                ? List.of()
                : Arrays.stream(pointer.substring(1).split("/", -1))
                        .map(key -> key.replace("~1", "/").replace("~0", "~"))
                        .toList();
    }

    private static Charset encoding(Place place) {
        return place.isPresent() ? Charset.forName(place.text()) : StandardCharsets.UTF_8;
    }

    private ValueTable table(Place table) {
        boolean ignoreCase = FieldNames.truth(table.member("ignore_case"));
        Map<String, String> values = new HashMap<>();
        Set<String> keys = new HashSet<>();
        for (Place entry : table.member("values").members()) {
            String key = ignoreCase ? Condition.folded(entry.step()) : entry.step();
            values.put(key, entry.text());
            values.put(entry.step(), entry.text());
            if (!keys.add(key)) {
                problems.add(entry.problem("\"%s\"%s occurs twice, because case is ignored; remove one"
                        .formatted(Place.printable(entry.step()), entry.around())));
            }
        }
        return new ValueTable(table.step(), ignoreCase, values);
    }

    private Section section(Place section, Feed feed) {
        Place snapshot = section.member("snapshot");
        if (snapshot.isPresent() && !(feed.snapshots() && feed.columns().contains("partner_id"))) {
            problems.add(snapshot.problem(
                    "snapshot is not possible in %s; it is only possible in associations and overrides: remove it"
                            .formatted(feed.id())));
        }
        Place columns = section.member("columns");
        boolean rows = !FieldNames.truth(section.member("assertion").member("only_revokes"));
        if (rows && !columns.isPresent()) {
            problems.add(section.problem(
                    "columns is missing in %s; add it: a mapping of the feed's columns, each with the source of its value"
                            .formatted(feed.id())));
        }
        columns.members().stream()
                .filter(column -> !feed.columns().contains(column.step()))
                .forEach(column -> problems.add(unknown(column, feed)));
        List<@Nullable Value> values = new ArrayList<>();
        List<List<Integer>> sources = new ArrayList<>();
        for (String name : feed.columns()) {
            Place column = columns.member(name);
            ValueReader reader = reader(name);
            values.add(column.isPresent() ? reader.read(column) : rows ? absent(name, feed, columns) : null);
            sources.add(reader.sources());
        }
        if (feed == Feed.ALIASES) {
            sources.get(feed.columns().indexOf("alias")).forEach(fields::personal);
        }
        Filter where = conditions.filter(section.member("where"));
        return new Section(
                feed, snapshot.isPresent(), where, values, sources, assertion(section.member("assertion"), feed));
    }

    private ValueReader reader(String column) {
        return new ValueReader(fields, conditions, tables, column, problems);
    }

    private @Nullable AssertionSource assertion(Place place, Feed feed) {
        if (!place.isPresent()) {
            return null;
        }
        if (feed != Feed.ACHIEVEMENTS) {
            problems.add(place.problem("assertion is not possible in %s; it is only possible in achievements: remove it"
                    .formatted(feed.id())));
        }
        Place issuer = place.member("issuer");
        Place since = place.member("revoked_on");
        Place revoked = place.member("revoked");
        boolean only = FieldNames.truth(place.member("only_revokes"));
        if (only && revoked.isPresent()) {
            problems.add(revoked.problem(
                    "revoked%s has no effect beside only_revokes: true; remove one".formatted(revoked.around())));
        }
        return new AssertionSource(
                issuer.isPresent() ? reader("issuer").read(issuer) : null,
                reader("id").read(place.member("id")),
                only || revoked.isPresent(),
                conditions.all(revoked),
                since.isPresent() ? reader("revoked_on").read(since) : null);
    }

    private @Nullable Value absent(String column, Feed feed, Place columns) {
        boolean maybe = MAY_BE_EMPTY.contains(column) || feed == Feed.OVERRIDES && GRANTS.contains(column);
        if (!maybe) {
            problems.add(
                    columns.problem("%s is missing in %s; give the source of its value".formatted(column, feed.id())));
        }
        return column.equals("updated_at") ? new Value.ProducedAt() : null;
    }

    private static Problem unknown(Place column, Feed feed) {
        String remedy = "the columns of %s are %s".formatted(feed.id(), String.join(", ", feed.columns()));
        return column.problem("unknown column \"%s\" in %s; %s"
                .formatted(
                        Place.printable(column.step()),
                        feed.id(),
                        Nearest.hint(column.step(), feed.columns(), remedy)));
    }
}
