package dev.assay.rulebook;

import dev.assay.rules.Rulebook;
import dev.assay.rules.Rulebooks;
import dev.assay.yaml.Place;
import dev.assay.yaml.Problem;
import dev.assay.yaml.ShapeCheck;
import dev.assay.yaml.Source;
import dev.assay.yaml.YamlFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Loads rulebooks from files. JSON is YAML, so a JSON file is a rulebook too. Everything wrong in any of the files is
 * found at once; one problem in one file refuses them all.
 */
public final class RulebookLoader {
    private final ShapeCheck shape = new ShapeCheck(RulebookDialect.RULEBOOK);

    /**
     * Loads the files {@code *.yaml}, {@code *.yml} and {@code *.json} that lie directly in the folder, sorted by name.
     * Names that begin with a dot are left alone.
     *
     * @throws RulebookException with all problems, if there is any; an absent folder or one without rulebooks is one
     */
    public LoadedRulebooks load(Path folder) {
        List<Problem> problems = new ArrayList<>();
        YamlFiles files = new YamlFiles(RulebookDialect.RULEBOOK, problems);
        List<Path> found = files.in(folder);
        Map<Path, byte[]> contents = files.contents(found);
        List<Source> sources = checked(files, contents);
        if (!problems.isEmpty()) {
            throw new RulebookException(sorted(problems));
        }
        List<Rulebook> versions =
                sources.stream().map(Place::root).map(RulebookReader::read).toList();
        return new LoadedRulebooks(new Rulebooks(versions), YamlFiles.fingerprint(contents.values()), found);
    }

    /**
     * Checks the files, each by itself and all together, without using them.
     *
     * @return all problems, by file, then by line; empty if a folder of just these files would load
     */
    public List<Problem> check(List<Path> files) {
        List<Problem> problems = new ArrayList<>();
        YamlFiles found = new YamlFiles(RulebookDialect.RULEBOOK, problems);
        checked(found, found.contents(files));
        return sorted(problems);
    }

    private static List<Problem> sorted(List<Problem> problems) {
        return problems.stream().distinct().sorted(Problem.IN_READING_ORDER).toList();
    }

    private List<Source> checked(YamlFiles files, Map<Path, byte[]> contents) {
        List<Source> sources = files.sources(contents);
        for (Source source : sources) {
            Place root = Place.root(source);
            shape.check(root, files.problems());
            new MeaningCheck(root, files.problems()).check();
        }
        VersionsCheck.check(sources, files.problems());
        return sources;
    }
}
