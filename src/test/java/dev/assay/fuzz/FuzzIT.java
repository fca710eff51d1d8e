package dev.assay.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Lets Jazzer look for bytes that crash a reader, in a process with little memory, guided by what the readers execute.
 * As many as the system property {@code assay.test.fuzz.runs} says, for {@code assay.test.fuzz.seconds} at the most.
 */
@Tag("fuzz")
final class FuzzIT {
    private static final Pattern DONE = Pattern.compile("Done (\\d+) runs in (\\d+) second");

    @TempDir
    private Path corpus = Path.of("");

    @ParameterizedTest
    @ValueSource(
            classes = {
                FuzzPlainCsv.class,
                FuzzMappedCsv.class,
                FuzzMappedJson.class,
                FuzzManifest.class,
                FuzzRulebook.class,
                FuzzMapping.class
            })
    void no_input_crashes_a_reader_or_takes_it_a_second(Class<?> target) throws Exception {
        fill(target);
        Path found = Files.createDirectories(Path.of("target/fuzz"));
        Path log = found.resolve(target.getSimpleName() + ".log");
        Process fuzzer = new ProcessBuilder(command(target, found))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(fuzzer.waitFor(1, TimeUnit.DAYS)).isTrue();
        } finally {
            fuzzer.destroyForcibly();
        }
        String told = Files.readString(log, StandardCharsets.ISO_8859_1);
        assertThat(fuzzer.exitValue()).as("see %s:%n%s", log, shortened(told)).isZero();
        Matcher done = DONE.matcher(told);
        assertThat(done.find()).as(log.toString()).isTrue();
        System.out.printf(
                "Fuzzed %s: %s inputs in %s s, nothing found%n", target.getSimpleName(), done.group(1), done.group(2));
    }

    private List<String> command(Class<?> target, Path found) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + target.getName(),
                "--instrumentation_includes=dev.assay.**:de.siegmar.**:tools.jackson.**:org.yaml.**",
                "--disabled_hooks=.*",
                "-runs=" + Integer.getInteger("assay.test.fuzz.runs", 1000),
                "-max_total_time=" + Integer.getInteger("assay.test.fuzz.seconds", 60),
                "-seed=" + Integer.getInteger("assay.test.fuzz.seed", 7),
                "-max_len=8192",
                "-rss_limit_mb=0",
                "--reproducer_path=" + found,
                "-artifact_prefix=" + found + "/",
                corpus.toString());
    }

    /** What is good to begin with: the samples and the wrong and right files that other tests read. */
    private void fill(Class<?> target) throws IOException {
        List<Path> samples = new ArrayList<>();
        if (target == FuzzRulebook.class) {
            samples.addAll(files("src/test/resources/rulebook/good", "*"));
            samples.addAll(files("src/test/resources/rulebook/bad", "*.{yaml,json}"));
        } else if (target == FuzzMapping.class) {
            samples.addAll(files("jobs/mappings", "*.yaml"));
            samples.addAll(files("src/test/resources/mapping/example", "*.yaml"));
        } else if (target == FuzzMappedJson.class) {
            samples.addAll(files("src/test/resources/mapping/samples", "*.json"));
        } else if (target == FuzzMappedCsv.class) {
            samples.addAll(files("src/test/resources/mapping/samples", "*.csv"));
        }
        for (Path sample : samples) {
            Files.copy(sample, corpus.resolve(sample.getFileName()));
        }
        for (String text : texts(target)) {
            Files.writeString(corpus.resolve("text-" + Math.abs(text.hashCode())), text);
        }
    }

    private static List<String> texts(Class<?> target) {
        String hash = "0".repeat(64);
        if (target == FuzzManifest.class) {
            return List.of(
                    "{\"feed\":\"partners\",\"mode\":\"delta\",\"produced_at\":\"2026-11-22T01:00:00Z\",\"rows\":3,\"sha256\":\"%s\"}"
                            .formatted(hash),
                    "{\"mapping\":\"a\",\"mode\":\"snapshot\",\"produced_at\":\"2026-11-22T01:00:00+01:00\",\"rows\":0,\"sha256\":\"%s\"}"
                            .formatted(hash));
        }
        return target == FuzzPlainCsv.class
                ? List.of(
                        "\0partner_id,name,country,market,updated_at\np,\"P, \"\"1\"\"\",DE,DEVELOPED,2026-01-01T00:00:00Z\n",
                        "\1partner_id,level,starts_on,renews_on,ended_on,updated_at\r\np,GOLD,2026-01-01,2027-01-01,,2026-01-01T00:00:00.5+02:00\r\n",
                        "\3person_id,credential_code,earned_on,valid_until,revoked_on,updated_at\nu,70-532,2026-01-01,,,2026-01-01T00:00:00Z\n",
                        "\4partner_id,metric_code,month,value,updated_at\np,m,2026-01,-1.25,2026-01-01T00:00:00Z\n")
                : List.of();
    }

    private static List<Path> files(String folder, String glob) throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(Path.of(folder), glob)) {
            found.forEach(files::add);
        }
        files.sort(null);
        return files;
    }

    private static String shortened(String text) {
        return text.substring(Math.max(0, text.length() - 4000));
    }
}
