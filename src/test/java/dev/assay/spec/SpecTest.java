package dev.assay.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The rules of the programme, case by case: one test for each case of each file in {@code spec}. */
final class SpecTest {
    @TestFactory
    Stream<DynamicNode> rules_of_the_programme() throws IOException, URISyntaxException {
        return files().stream()
                .map(file -> dynamicContainer(
                        file.name(),
                        file.cases().stream().map(spec -> dynamicTest(spec.title(), () -> CaseRun.run(file, spec)))));
    }

    @Test
    void no_two_cases_of_a_file_have_the_same_title() throws IOException, URISyntaxException {
        for (SpecFile file : files()) {
            assertThat(file.cases()).as(file.name()).isNotEmpty();
            assertThat(file.cases())
                    .as(file.name())
                    .extracting(SpecFile.Case::title)
                    .doesNotHaveDuplicates();
        }
    }

    private static List<SpecFile> files() throws IOException, URISyntaxException {
        URL folder = Objects.requireNonNull(SpecTest.class.getResource("/spec"));
        URI place = folder.toURI();
        List<SpecFile> files = new ArrayList<>();
        try (Stream<Path> found = Files.list(Path.of(place))) {
            for (Path path : found.sorted().toList()) {
                files.add(SpecFile.read(path));
            }
        }
        return files;
    }
}
