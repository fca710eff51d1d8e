package dev.assay.yaml;

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
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Finds and reads the files of one dialect. JSON is YAML, so a JSON file is one too. */
public record YamlFiles(Dialect dialect) {
    /** The maximum size of a file in bytes. */
    public static final int MAX_BYTES = 2 * 1024 * 1024;

    /** The maximum number of files in a folder. */
    public static final int MAX_FILES = 500;

    private static final List<String> ENDINGS = List.of(".yaml", ".yml", ".json");

    private static final Comparator<Path> BY_NAME =
            Comparator.comparing((Path file) -> file.getFileName().toString());

    /**
     * The files {@code *.yaml}, {@code *.yml} and {@code *.json} directly in the folder, sorted by name, without those
     * whose names begin with a dot. Empty, with a problem, if there is no such folder or it has none.
     */
    public Checked<List<Path>> in(Path folder) {
        if (!Files.isDirectory(folder)) {
            return none(folder, "is not a folder; name the folder that holds the %ss".formatted(dialect.noun()));
        }
        try (Stream<Path> listed = Files.list(folder)) {
            List<Path> files = listed.filter(YamlFiles::isOne).sorted(BY_NAME).toList();
            if (files.isEmpty()) {
                return none(
                        folder,
                        "holds no %s; put at least one file *.yaml, *.yml or *.json into it".formatted(dialect.noun()));
            }
            if (files.size() > MAX_FILES) {
                return none(
                        folder,
                        "holds %d %ss, but at most %d are allowed; move old ones elsewhere"
                                .formatted(files.size(), dialect.noun(), MAX_FILES));
            }
            return new Checked<>(files, List.of());
        } catch (IOException e) {
            return none(folder, "cannot be read: " + FileError.reason(e) + "; allow this user to read it");
        }
    }

    private static Checked<List<Path>> none(Path folder, String why) {
        return new Checked<>(List.of(), List.of(Problem.ofFile(folder, why)));
    }

    /** The contents of the files that can be read, sorted by name. */
    public Checked<Map<Path, byte[]>> contents(List<Path> files) {
        List<Problem> problems = new ArrayList<>();
        Map<Path, byte[]> contents = new TreeMap<>(BY_NAME.thenComparing(Comparator.naturalOrder()));
        for (Path file : files) {
            if (!Files.isRegularFile(file)) {
                problems.add(Problem.ofFile(file, "is not a file; name an existing %s file".formatted(dialect.noun())));
                continue;
            }
            try (InputStream in = Files.newInputStream(file)) {
                byte[] bytes = in.readNBytes(MAX_BYTES + 1);
                if (bytes.length > MAX_BYTES) {
                    problems.add(Problem.ofFile(
                            file,
                            "is larger than %d bytes; is it a %s? Remove what does not belong to it"
                                    .formatted(MAX_BYTES, dialect.noun())));
                } else {
                    contents.put(file, bytes);
                }
            } catch (IOException e) {
                problems.add(Problem.ofFile(
                        file, "cannot be read: " + FileError.reason(e) + "; allow this user to read it"));
            }
        }
        return new Checked<>(contents, problems);
    }

    /** The files that could be parsed. */
    public Checked<List<YamlTree>> sources(Map<Path, byte[]> contents) {
        List<YamlTree> sources = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        contents.forEach((file, bytes) -> {
            Checked<Optional<YamlTree>> read = new YamlReader(file, dialect).read(bytes);
            read.value().ifPresent(sources::add);
            problems.addAll(read.problems());
        });
        return new Checked<>(sources, problems);
    }

    /**
     * SHA-256 (64 lower-case hex digits) of the contents in order. The length of each is hashed before its bytes, so
     * that moving text from one file to the next changes the hash.
     */
    public static String fingerprint(Iterable<byte[]> contents) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] bytes : contents) {
                digest.update(
                        ByteBuffer.allocate(Long.BYTES).putLong(bytes.length).flip());
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static boolean isOne(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return !name.startsWith(".") && ENDINGS.stream().anyMatch(name::endsWith) && Files.isRegularFile(file);
    }
}
