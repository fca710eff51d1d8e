package dev.assay.mapping;

import dev.assay.yaml.Checked;
import dev.assay.yaml.Place;
import dev.assay.yaml.Problem;
import dev.assay.yaml.ShapeCheck;
import dev.assay.yaml.YamlFiles;
import dev.assay.yaml.YamlTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Loads mappings from files. All problems in all files are reported together; one problem in one file refuses them all.
 */
public final class MappingLoader {
    private static final YamlFiles FILES = new YamlFiles(MappingDialect.MAPPING);

    private final ShapeCheck shape = new ShapeCheck(MappingDialect.MAPPING);

    /**
     * Loads the files {@code *.yaml}, {@code *.yml} and {@code *.json} directly in the folder. If the folder does not
     * exist there are no mappings: files of one feed need none.
     *
     * @throws MappingException with all problems, if there are any
     */
    public Mappings load(Path folder) {
        if (!Files.exists(folder)) {
            return Mappings.NONE;
        }
        Checked<List<Path>> files = listed(folder);
        Checked<List<Mapping>> mappings = read(files.value());
        return new Mappings(unlessProblems(files.problems(), mappings));
    }

    /**
     * The mappings of the folder, each read when it is first requested, so that a problem in one affects that one only.
     * If the folder does not exist there are no mappings.
     */
    public Mappings in(Path folder) {
        return new Mappings(name -> one(folder, name), () -> listed(folder).value().stream()
                .map(MappingLoader::stem)
                .distinct()
                .sorted()
                .toList());
    }

    private Optional<Mapping> one(Path folder, String name) {
        Checked<List<Path>> files = listed(folder);
        Checked<List<Mapping>> found = read(
                files.value().stream().filter(file -> stem(file).equals(name)).toList());
        return unlessProblems(files.problems(), found).stream().findFirst();
    }

    private static List<Mapping> unlessProblems(List<Problem> ofFolder, Checked<List<Mapping>> found) {
        List<Problem> problems = Checked.inOrder(List.of(ofFolder, found.problems()));
        if (!problems.isEmpty()) {
            throw new MappingException(problems);
        }
        return found.value();
    }

    private static Checked<List<Path>> listed(Path folder) {
        return Files.exists(folder) ? FILES.in(folder) : new Checked<>(List.of(), List.of());
    }

    private static String stem(Path file) {
        return file.getFileName().toString().replaceFirst("\\.[^.]+$", "");
    }

    /**
     * Checks the files, individually and together, without using them.
     *
     * @return all problems, by file, then by line; empty if a folder with just these files would load
     */
    public List<Problem> check(List<Path> files) {
        return Checked.inOrder(List.of(read(files).problems()));
    }

    /** The files in which no problem was found. */
    private Checked<List<Mapping>> read(List<Path> paths) {
        Checked<Map<Path, byte[]>> contents = FILES.contents(paths);
        Checked<List<YamlTree>> sources = FILES.sources(contents.value());
        List<Problem> problems = new ArrayList<>(contents.problems());
        problems.addAll(sources.problems());
        Map<String, Path> names = new HashMap<>();
        List<Mapping> mappings = new ArrayList<>();
        for (YamlTree source : sources.value()) {
            Place root = Place.root(source);
            List<Problem> wrongShape = shape.check(root);
            problems.addAll(wrongShape);
            if (!wrongShape.isEmpty()) {
                continue;
            }
            int before = problems.size();
            byte[] bytes = Objects.requireNonNull(contents.value().get(source.file()));
            Mapping mapping = new MappingReader(root, problems).read(YamlFiles.fingerprint(List.of(bytes)));
            checkName(root.member("mapping"), source.file(), names, problems);
            if (problems.size() == before) {
                mappings.add(mapping);
            }
        }
        return new Checked<>(mappings, problems);
    }

    private static void checkName(Place name, Path file, Map<String, Path> names, List<Problem> problems) {
        if (!stem(file).equals(name.text())) {
            problems.add(name.problem("mapping is %s but the file is named %s; make them the same"
                    .formatted(name.shown(), file.getFileName())));
        }
        Path first = names.putIfAbsent(name.text(), file);
        if (first != null) {
            problems.add(name.problem("mapping %s is already defined in %s; define each mapping once"
                    .formatted(name.text(), first.getFileName())));
        }
    }
}
