package dev.assay.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Lets Jazzer look for bytes that crash a reader, in a process with little memory, guided by what the readers execute.
 * As many as the system property {@code assay.test.fuzz.runs} says, for {@code assay.test.fuzz.seconds} at the most. What
 * executes something new is kept below {@code target/fuzz}, where the next run begins with it.
 */
@Tag("fuzz")
final class FuzzIT {
    private static final Pattern DONE = Pattern.compile("Done (\\d+) runs in (\\d+) second");
    private static final Pattern COVERAGE = Pattern.compile(".*DONE +cov: (\\d+) .*", Pattern.DOTALL);

    /**
     * Those that watch what a program does with other programs, files and networks. With them, and with those that watch
     * comparisons, each class takes a tenth of a second to prepare; in place of the latter there is the dictionary.
     */
    private static final String WITHOUT = Stream.of(
                    "BigDecimal",
                    "ClojureLangHooks",
                    "Deserialization",
                    "ExpressionLanguageInjection",
                    "FilePathTraversal",
                    "LdapInjection",
                    "NamingContextLookup",
                    "OsCommandInjection",
                    "ReflectiveCall",
                    "RegexInjection",
                    "RegexRoadblocks",
                    "ScriptEngineInjection",
                    "ServerSideRequestForgery",
                    "SqlInjection",
                    "TemplateInjection",
                    "UnsafeSanitizer",
                    "XPathInjection",
                    "XmlParserSsrfGuidance")
            .map("com.code_intelligence.jazzer.sanitizers."::concat)
            .collect(Collectors.joining(":"));

    @TempDir
    private Path folder = Path.of("");

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
        Path found = Files.createDirectories(Path.of("target/fuzz"));
        Path log = found.resolve(target.getSimpleName() + ".log");
        Process fuzzer = new ProcessBuilder(command(target, found))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Duration used = Duration.ZERO;
        try {
            while (!fuzzer.waitFor(100, TimeUnit.MILLISECONDS)) {
                used = fuzzer.info().totalCpuDuration().orElse(used);
            }
        } finally {
            fuzzer.destroyForcibly();
        }
        String told = Files.readString(log, StandardCharsets.ISO_8859_1);
        assertThat(fuzzer.exitValue()).as("see %s:%n%s", log, shortened(told)).isZero();
        Matcher done = DONE.matcher(told);
        Matcher coverage = COVERAGE.matcher(told);
        assertThat(done.find() && coverage.find()).as(log.toString()).isTrue();
        System.out.printf(
                "%s: %s inputs in %s s, %d s of processor time, %s branches, nothing found%n",
                target.getSimpleName(), done.group(1), done.group(2), used.toSeconds(), coverage.group(1));
    }

    private List<String> command(Class<?> target, Path found) throws IOException {
        Path samples = folder.resolve("samples");
        Path dictionary = Files.write(
                folder.resolve("dictionary"), Seeds.of(target, samples).dictionary());
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + target.getName(),
                "--instrumentation_includes=dev.assay.**:de.siegmar.**:tools.jackson.core.**:org.snakeyaml.**",
                "--trace=cov",
                "--disabled_hooks=" + WITHOUT,
                "--mutator_framework=false",
                "-runs=" + Integer.getInteger("assay.test.fuzz.runs", 1000),
                "-max_total_time=" + Integer.getInteger("assay.test.fuzz.seconds", 60),
                "-seed=" + Integer.getInteger("assay.test.fuzz.seed", 7),
                "-max_len=8192",
                "-rss_limit_mb=0",
                "-dict=" + dictionary,
                "--reproducer_path=" + found,
                "-artifact_prefix=" + found + "/",
                Files.createDirectories(found.resolve(target.getSimpleName())).toString(),
                samples.toString());
    }

    private static String shortened(String text) {
        return text.substring(Math.max(0, text.length() - 4000));
    }
}
