package dev.assay.rulebook;

import dev.assay.rules.Rulebook;
import dev.assay.rules.Rulebooks;
import dev.assay.yaml.Checked;
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
    private static final YamlFiles FILES = new YamlFiles(RulebookDialect.RULEBOOK);

    private final ShapeCheck shape = new ShapeCheck(RulebookDialect.RULEBOOK);

    /**
     * Loads the files {@code *.yaml}, {@code *.yml} and {@code *.json} that lie directly in the folder, sorted by name.
     * Names that begin with a dot are left alone.
     *
     * @throws RulebookException with all problems, if there is any; an absent folder or one without rulebooks is one
     */
    public LoadedRulebooks load(Path folder) {
        Checked<List<Path>> found = FILES.in(folder);
        Checked<Map<Path, byte[]>> contents = FILES.contents(found.value());
        Checked<List<Source>> sources = checked(contents.value());
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

    /**
     * Checks the files, each by itself and all together, without using them.
     *
     * @return all problems, by file, then by line; empty if a folder of just these files would load
     */
    public List<Problem> check(List<Path> files) {
        Checked<Map<Path, byte[]>> contents = FILES.contents(files);
        return Checked.inOrder(
                List.of(contents.problems(), checked(contents.value()).problems()));
    }

    private Checked<List<Source>> checked(Map<Path, byte[]> contents) {
        Checked<List<Source>> sources = FILES.sources(contents);
        List<Problem> problems = new ArrayList<>(sources.problems());
        for (Source source : sources.value()) {
            Place root = Place.root(source);
            problems.addAll(shape.check(root, unknownKeys(root)));
            problems.addAll(MeaningCheck.check(root));
        }
        problems.addAll(VersionsCheck.check(sources.value()));
        return new Checked<>(sources.value(), problems);
    }

    /** Which keys a competency may have depends on its ladder, which no schema can say. */
    private static List<Place> unknownKeys(Place root) {
        Ladders ladders = Ladders.of(root);
        return root.member("competencies").members().stream()
                .flatMap(competency -> ladders.unknownKeys(competency).stream())
                .toList();
    }
}
