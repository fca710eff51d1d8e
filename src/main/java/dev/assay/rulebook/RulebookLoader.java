package dev.assay.rulebook;

import dev.assay.rules.Rulebook;
import dev.assay.rules.Rulebooks;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Loads rulebooks from files. JSON is YAML, so a JSON file is a rulebook too. Everything wrong in any of the files is
 * found at once; one problem in one file refuses them all.
 */
public final class RulebookLoader {
    /** The largest file that is read, in bytes. */
    static final int MAX_BYTES = 2 * 1024 * 1024;

    /** The most rulebook files in a folder. */
    static final int MAX_FILES = 500;

    private static final List<String> ENDINGS = List.of(".yaml", ".yml", ".json");

    private static final Comparator<Path> BY_NAME =
            Comparator.comparing((Path file) -> file.getFileName().toString());

    private final ShapeCheck shape = new ShapeCheck();

    /**
     * Loads the files {@code *.yaml}, {@code *.yml} and {@code *.json} that lie directly in the folder, sorted by name.
     * Names that begin with a dot are left alone.
     *
     * @throws RulebookException with all problems, if there is any; an absent folder or one without rulebooks is one
     */
    public LoadedRulebooks load(Path folder) {
        List<Problem> problems = new ArrayList<>();
        List<Path> files = filesIn(folder, problems);
        Map<Path, byte[]> contents = contents(files, problems);
        List<Source> sources = checked(contents, problems);
        if (!problems.isEmpty()) {
            throw new RulebookException(sorted(problems));
        }
        List<Rulebook> versions =
                sources.stream().map(Place::root).map(RulebookReader::read).toList();
        return new LoadedRulebooks(new Rulebooks(versions), fingerprint(contents), files);
    }

    /**
     * Checks the files, each by itself and all together, without using them.
     *
     * @return all problems, by file, then by line; empty if a folder of just these files would load
     */
    public List<Problem> check(List<Path> files) {
        List<Problem> problems = new ArrayList<>();
        checked(contents(files, problems), problems);
        return sorted(problems);
    }

    private static List<Problem> sorted(List<Problem> problems) {
        return problems.stream().distinct().sorted(Problem.IN_READING_ORDER).toList();
    }

    private List<Source> checked(Map<Path, byte[]> contents, List<Problem> problems) {
        List<Source> sources = new ArrayList<>();
        contents.forEach(
                (file, bytes) -> new YamlReader(file, problems).read(bytes).ifPresent(sources::add));
        for (Source source : sources) {
            Place root = Place.root(source);
            shape.check(root, problems);
            new MeaningCheck(root, problems).check();
        }
        VersionsCheck.check(sources, problems);
        return sources;
    }

    private static List<Path> filesIn(Path folder, List<Problem> problems) {
        if (!Files.isDirectory(folder)) {
            problems.add(Problem.ofFile(folder, "is no folder; name the folder that holds the rulebooks"));
            return List.of();
        }
        try (Stream<Path> listed = Files.list(folder)) {
            List<Path> files =
                    listed.filter(RulebookLoader::isRulebook).sorted(BY_NAME).toList();
            if (files.isEmpty()) {
                problems.add(Problem.ofFile(
                        folder, "holds no rulebook; put at least one file *.yaml, *.yml or *.json into it"));
            }
            if (files.size() > MAX_FILES) {
                problems.add(Problem.ofFile(
                        folder,
                        "holds %d rulebooks, more than %d; move old ones elsewhere"
                                .formatted(files.size(), MAX_FILES)));
                return List.of();
            }
            return files;
        } catch (IOException e) {
            problems.add(Problem.ofFile(folder, "cannot be read (" + e + "); allow this user to read it"));
            return List.of();
        }
    }

    private static boolean isRulebook(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return !name.startsWith(".") && ENDINGS.stream().anyMatch(name::endsWith) && Files.isRegularFile(file);
    }

    private static Map<Path, byte[]> contents(List<Path> files, List<Problem> problems) {
        Map<Path, byte[]> contents = new TreeMap<>(BY_NAME.thenComparing(Comparator.naturalOrder()));
        for (Path file : files) {
            if (!Files.isRegularFile(file)) {
                problems.add(Problem.ofFile(file, "is no file; name an existing rulebook file"));
                continue;
            }
            try (InputStream in = Files.newInputStream(file)) {
                byte[] bytes = in.readNBytes(MAX_BYTES + 1);
                if (bytes.length > MAX_BYTES) {
                    problems.add(Problem.ofFile(
                            file,
                            "is larger than " + MAX_BYTES
                                    + " bytes; is it a rulebook? Remove what does not belong to it"));
                } else {
                    contents.put(file, bytes);
                }
            } catch (IOException e) {
                problems.add(Problem.ofFile(file, "cannot be read (" + e + "); allow this user to read it"));
            }
        }
        return contents;
    }

    /** The length of each file goes in before its bytes, so moving text from one file to the next changes it too. */
    private static String fingerprint(Map<Path, byte[]> contents) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] bytes : contents.values()) {
                digest.update(
                        ByteBuffer.allocate(Long.BYTES).putLong(bytes.length).flip());
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
