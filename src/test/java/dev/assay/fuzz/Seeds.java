package dev.assay.fuzz;

import dev.assay.cli.SampleNights;
import dev.assay.facts.Feed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a fuzzer begins with: the samples and the right and wrong files that other tests read, and the words in them. */
final class Seeds {
    private static final Path RESOURCES = Path.of("src/test/resources");
    private static final Path MAPPED = RESOURCES.resolve("mapping/samples");
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][\\w.:-]{1,40}");
    private static final int LINES = 6;

    private final Path folder;
    private final SortedSet<String> words = new TreeSet<>();
    private int count;

    private Seeds(Path folder) {
        this.folder = folder;
    }

    /** Writes those of a target into the folder. */
    static Seeds of(Class<?> target, Path folder) throws IOException {
        Seeds seeds = new Seeds(Files.createDirectory(folder));
        if (target == FuzzPlainCsv.class) {
            seeds.ofFeeds();
        } else if (target == FuzzMappedCsv.class) {
            seeds.mapped(0, "TrainingCompletions-2017-12.csv", "TrainingCompletions-2018-01.tsv");
            seeds.mapped(1, "MSLearn-2017-12.csv");
        } else if (target == FuzzMappedJson.class) {
            seeds.mapped(0, "assertions.json", "assertions.ndjson", "one-assertion.json");
            seeds.mapped(1, "credentials.json");
            seeds.mapped(2, "issued-badges.json");
            seeds.add(3, "{\"revokedAssertions\": [\"https://a.example/1\", {\"id\": \"https://a.example/2\"}]}");
            seeds.add(4, "{\"revokedCredentials\": [{\"id\": \"urn:uuid:1\", \"revoked\": true}]}");
        } else if (target == FuzzManifest.class) {
            seeds.manifest("feed", "delta", "2026-11-22T01:00:00Z", 3);
            seeds.manifest("mapping", "snapshot", "2026-11-22T01:00:00+01:00", 0);
        } else if (target == FuzzRulebook.class) {
            seeds.yaml(RESOURCES.resolve("rulebook/good"), "*");
            seeds.yaml(RESOURCES.resolve("rulebook/bad"), "*.{yaml,json}");
            seeds.learn(Files.readString(Path.of("src/main/resources/rulebook.schema.json")));
        } else {
            seeds.yaml(Path.of("jobs/mappings"), "*.yaml");
            seeds.yaml(RESOURCES.resolve("mapping/example"), "*.yaml");
            seeds.learn(Files.readString(Path.of("src/main/resources/mapping.schema.json")));
        }
        return seeds;
    }

    /** The words, one a line, as libFuzzer reads them. */
    List<String> dictionary() {
        return words.stream().map("\"%s\""::formatted).toList();
    }

    private void ofFeeds() throws IOException {
        Path inbox = SampleNights.in(folder.resolveSibling("programme"), 20).inbox(SampleNights.FIRST);
        for (Feed feed : Feed.values()) {
            learn(String.join(",", feed.columns()));
            add(feed.ordinal(), String.join(",", feed.columns()) + "\n");
            for (Path file : files(inbox, feed.id() + "*.csv")) {
                List<String> lines = Files.readAllLines(file);
                add(feed.ordinal(), String.join("\n", lines.subList(0, Math.min(LINES, lines.size()))) + "\n");
            }
        }
    }

    private void mapped(int mapping, String... samples) throws IOException {
        for (String sample : samples) {
            add(mapping, Files.readString(MAPPED.resolve(sample)));
        }
    }

    private void manifest(String key, String mode, String produced, int rows) throws IOException {
        add("{\"%s\":\"partners\",\"mode\":\"%s\",\"produced_at\":\"%s\",\"rows\":%d,\"sha256\":\"%s\"}"
                .formatted(key, mode, produced, rows, "0".repeat(64))
                .getBytes(StandardCharsets.UTF_8));
    }

    /** A mapping has the name of its file. */
    private void yaml(Path from, String glob) throws IOException {
        for (Path file : files(from, glob)) {
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            String uncommented = text.replaceAll("(?m)^#.*\\R", "");
            add(uncommented.replaceFirst("(?m)^mapping: .*", "mapping: mapping").getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    private void add(int first, String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(first);
        bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        add(bytes.toByteArray());
    }

    private void add(byte[] seed) throws IOException {
        learn(new String(seed, StandardCharsets.ISO_8859_1));
        Files.write(folder.resolve("seed-" + count++), seed);
    }

    private void learn(String text) {
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            words.add(word.group());
        }
    }

    private static List<Path> files(Path folder, String glob) throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, glob)) {
            found.forEach(files::add);
        }
        files.sort(null);
        return files;
    }
}
