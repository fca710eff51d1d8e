package dev.assay.mapping;

import dev.assay.yaml.Place;
import dev.assay.yaml.Problem;
import dev.assay.yaml.ShapeCheck;
import dev.assay.yaml.Source;
import dev.assay.yaml.YamlFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Loads mappings from files. Everything wrong in any of the files is found at once; one problem in one file refuses
 * them all.
 */
public final class MappingLoader {
    private final ShapeCheck shape = new ShapeCheck(MappingDialect.MAPPING);

    /**
     * Loads the files {@code *.yaml}, {@code *.yml} and {@code *.json} that lie directly in the folder. A folder that is
     * not there has no mappings: nobody needs any for our own feeds.
     *
     * @throws MappingException with all problems, if there is any
     */
    public Mappings load(Path folder) {
        if (!Files.exists(folder)) {
            return Mappings.NONE;
        }
        List<Problem> problems = new ArrayList<>();
        YamlFiles files = new YamlFiles(MappingDialect.MAPPING, problems);
        List<Mapping> mappings = read(files, files.in(folder));
        if (!problems.isEmpty()) {
            throw new MappingException(sorted(problems));
        }
        return new Mappings(mappings);
    }

    /**
     * The mappings of the folder, none of which is read before it is asked for: what is wrong with one stands in the way
     * of that one alone. A folder that is not there has no mappings.
     */
    public Mappings in(Path folder) {
        return new Mappings(name -> one(folder, name), () -> listed(folder, new ArrayList<>()).stream()
                .map(MappingLoader::stem)
                .distinct()
                .sorted()
                .toList());
    }

    private Optional<Mapping> one(Path folder, String name) {
        List<Problem> problems = new ArrayList<>();
        List<Path> files = listed(folder, problems).stream()
                .filter(file -> stem(file).equals(name))
                .toList();
        List<Mapping> found = read(new YamlFiles(MappingDialect.MAPPING, problems), files);
        if (!problems.isEmpty()) {
            throw new MappingException(sorted(problems));
        }
        return found.stream().findFirst();
    }

    private static List<Path> listed(Path folder, List<Problem> problems) {
        return Files.exists(folder) ? new YamlFiles(MappingDialect.MAPPING, problems).in(folder) : List.of();
    }

    private static String stem(Path file) {
        return file.getFileName().toString().replaceFirst("\\.[^.]+$", "");
    }

    /**
     * Checks the files, each by itself and all together, without using them.
     *
     * @return all problems, by file, then by line; empty if a folder of just these files would load
     */
    public List<Problem> check(List<Path> files) {
        List<Problem> problems = new ArrayList<>();
        read(new YamlFiles(MappingDialect.MAPPING, problems), files);
        return sorted(problems);
    }

    /** Those of the files in which no problem was found. */
    private List<Mapping> read(YamlFiles files, List<Path> paths) {
        Map<Path, byte[]> contents = files.contents(paths);
        Map<String, Path> names = new HashMap<>();
        List<Mapping> mappings = new ArrayList<>();
        for (Source source : files.sources(contents)) {
            Place root = Place.root(source);
            int before = files.problems().size();
            shape.check(root, files.problems());
            if (files.problems().size() > before) {
                continue;
            }
            byte[] bytes = Objects.requireNonNull(contents.get(source.file()));
            Mapping mapping = new MappingReader(root, files.problems()).read(YamlFiles.fingerprint(List.of(bytes)));
            checkName(root.member("mapping"), source.file(), names, files.problems());
            if (files.problems().size() == before) {
                mappings.add(mapping);
            }
        }
        return mappings;
    }

    private static void checkName(Place name, Path file, Map<String, Path> names, List<Problem> problems) {
        if (!stem(file).equals(name.text())) {
            problems.add(name.problem("mapping is %s but the file is called %s; let both be the same"
                    .formatted(name.shown(), file.getFileName())));
        }
        Path first = names.putIfAbsent(name.text(), file);
        if (first != null) {
            problems.add(name.problem("mapping %s stands already in %s; name each mapping once"
                    .formatted(name.text(), first.getFileName())));
        }
    }

    private static List<Problem> sorted(List<Problem> problems) {
        return problems.stream().distinct().sorted(Problem.IN_READING_ORDER).toList();
    }
}
