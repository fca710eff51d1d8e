package dev.assay.rulebook;

import dev.assay.rules.Rulebook;
import dev.assay.rules.Rulebooks;
import dev.assay.yaml.Checked;
import dev.assay.yaml.Place;
import dev.assay.yaml.Problem;
import dev.assay.yaml.ShapeCheck;
import dev.assay.yaml.YamlFiles;
import dev.assay.yaml.YamlTree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Loads rulebooks from files. JSON is YAML, so a JSON file can be a rulebook too. All problems in all files are
 * reported together; one problem in one file refuses them all.
 */
public final class RulebookLoader {
    private static final YamlFiles FILES = new YamlFiles(RulebookDialect.RULEBOOK);

    private final ShapeCheck shape = new ShapeCheck(RulebookDialect.RULEBOOK);

    /**
     * Loads the files {@code *.yaml}, {@code *.yml} and {@code *.json} directly in the folder, sorted by name, without
     * those whose names begin with a dot.
     *
     * @throws RulebookException with all problems, if there are any; a missing or empty folder is one
     */
    public LoadedRulebooks load(Path folder) {
        Checked<List<Path>> found = FILES.in(folder);
        Checked<Map<Path, byte[]>> contents = FILES.contents(found.value());
        Checked<List<YamlTree>> sources = checked(contents.value());
        List<Problem> problems = Checked.inOrder(List.of(found.problems(), contents.problems(), sources.problems()));
        if (!problems.isEmpty()) {
            throw new RulebookException(problems);
        }
        List<Rulebook> versions = sources.value().stream()
                .map(Place::root)
                .map(RulebookReader::read)
                .toList();
        return new LoadedRulebooks(
                new Rulebooks(versions), YamlFiles.fingerprint(contents.value().values()), found.value());
    }

    /** The files of the folder that are rulebooks, sorted by name; none if there is no such folder. */
    public static List<Path> files(Path folder) {
        return FILES.in(folder).value();
    }

    /** The fingerprint of these rulebooks as they are now, whether they are valid or not. */
    public static String fingerprint(List<Path> files) {
        return YamlFiles.fingerprint(FILES.contents(files).value().values());
    }

    /**
     * Checks the files, individually and together, without using them.
     *
     * @return all problems, by file, then by line; empty if a folder with just these files would load
     */
    public List<Problem> check(List<Path> files) {
        Checked<Map<Path, byte[]>> contents = FILES.contents(files);
        return Checked.inOrder(
                List.of(contents.problems(), checked(contents.value()).problems()));
    }

    private Checked<List<YamlTree>> checked(Map<Path, byte[]> contents) {
        Checked<List<YamlTree>> sources = FILES.sources(contents);
        List<Problem> problems = new ArrayList<>(sources.problems());
        for (YamlTree source : sources.value()) {
            Place root = Place.root(source);
            problems.addAll(shape.check(root, unknownKeys(root)));
            problems.addAll(MeaningCheck.check(root));
        }
        problems.addAll(unique(sources.value(), "rulebook", "give each version a unique name"));
        problems.addAll(unique(sources.value(), "effective_from", "only one rulebook can be in force from a day"));
        return new Checked<>(sources.value(), problems);
    }

    /** The keys of a competency depend on its ladder, which a schema cannot express. */
    private static List<Place> unknownKeys(Place root) {
        Ladders ladders = Ladders.of(root);
        return root.member("competencies").members().stream()
                .flatMap(competency -> ladders.unknownKeys(competency).stream())
                .toList();
    }

    /** Checks that no two files have the same value of a key. */
    private static List<Problem> unique(List<YamlTree> sources, String key, String why) {
        List<Problem> problems = new ArrayList<>();
        Map<String, Place> seen = new HashMap<>();
        for (YamlTree source : sources) {
            Place place = Place.root(source).member(key);
            Place first = place.isText() ? seen.putIfAbsent(place.text(), place) : null;
            if (first != null) {
                problems.add(place.problem("%s %s is already used in %s, line %d; %s: correct one of them"
                        .formatted(key, place.text(), first.source().file().getFileName(), first.line(), why)));
            }
        }
        return problems;
    }
}
