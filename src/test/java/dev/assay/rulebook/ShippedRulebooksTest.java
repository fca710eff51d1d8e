package dev.assay.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.rules.AttainmentPath;
import dev.assay.rules.Code;
import dev.assay.rules.Competency;
import dev.assay.rules.Credential;
import dev.assay.rules.Level;
import dev.assay.rules.MembershipLevel;
import dev.assay.rules.OfMemberships;
import dev.assay.rules.Requirement;
import dev.assay.rules.Rulebook;
import dev.assay.rules.Rulebooks;
import dev.assay.rules.Source;
import dev.assay.rules.Window;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pins the shipped rulebooks to the published tables, which {@code rulebook/shipped} writes down line by line. */
class ShippedRulebooksTest {
    private static final Path FACTS = Path.of("src/test/resources/rulebook/shipped");
    private static final Rulebooks BOOKS =
            new RulebookLoader().load(Path.of("jobs/rulebooks")).rulebooks();
    private static final Map<Character, Rulebook> BY_LETTER =
            Map.of('J', BOOKS.versions().get(0), 'N', BOOKS.versions().get(1));

    @Test
    void the_books_are_in_force_from_june_and_december() {
        assertThat(BOOKS.versions()).extracting(Rulebook::version).containsExactly("2017-06", "2017-12");
        assertThat(BOOKS.versions())
                .extracting(Rulebook::effectiveFrom)
                .containsExactly(LocalDate.of(2017, 6, 1), LocalDate.of(2017, 12, 1));
    }

    @ParameterizedTest(name = "{0}: {1} {2}, {3}")
    @MethodSource("facts")
    void each_path_asks_for_what_was_published(
            String book, String competency, Level level, String path, String expected) {
        assertThat(paths(book.charAt(0), competency, level)).contains(Map.entry(Code.canonical(path), expected));
    }

    @Test
    void no_book_has_a_path_that_was_not_published() {
        assertThat(BY_LETTER.keySet()).allSatisfy(letter -> {
            List<String> published = facts().filter(fact -> fact[0].equals(letter.toString()))
                    .map(fact -> Code.canonical(fact[1].toString()) + " " + fact[2] + " "
                            + Code.canonical(fact[3].toString()))
                    .toList();
            List<String> shipped = new ArrayList<>();
            for (Competency competency : book(letter).competencies().values()) {
                for (Level level : List.of(MembershipLevel.SILVER, MembershipLevel.GOLD)) {
                    competency
                            .paths(level)
                            .forEach(path -> shipped.add(competency.code() + " " + level + " " + path.code()));
                }
            }
            assertThat(shipped).containsExactlyInAnyOrderElementsOf(published);
        });
    }

    @Test
    void every_competency_belongs_to_its_center() {
        Map<String, String> centers = new HashMap<>();
        lines("centers.txt").forEach(line -> {
            for (String competency : line[1].split(",")) {
                centers.put(Code.canonical(competency), line[0]);
            }
        });
        assertThat(BOOKS.versions()).allSatisfy(book -> assertThat(book.competencies().values().stream()
                        .collect(Collectors.toMap(Competency::code, Competency::center)))
                .isEqualTo(centers));
    }

    @Test
    void retiring_exams_count_until_their_time_is_over_if_passed_before_it() {
        Map<String, List<LocalDate>> retiring = new HashMap<>();
        for (Credential credential : book('N').credentials().values()) {
            if (credential.earnedBy() != null && credential.countsUntil() != null) {
                retiring.put(credential.code(), List.of(credential.earnedBy(), credential.countsUntil()));
            }
        }
        List<LocalDate> september = List.of(LocalDate.of(2017, 9, 30), LocalDate.of(2017, 12, 31));
        assertThat(retiring)
                .isEqualTo(Map.of(
                        "70-246", september,
                        "70-247", september,
                        "70-354", september,
                        "70-355", september,
                        "MB2-709", september,
                        "70-534", List.of(LocalDate.of(2017, 12, 31), LocalDate.of(2018, 12, 31))));
    }

    @Test
    void credentials_are_exams_certifications_and_assessments() {
        assertThat(kind("70-532")).isEqualTo("exam");
        assertThat(kind("MCSD-APP-BUILDER")).isEqualTo("certification");
        assertThat(kind("IOT-ASSESSMENT")).isEqualTo("assessment");
    }

    static Stream<Object[]> facts() {
        return lines("requirements.txt").flatMap(line -> line[0].chars().mapToObj(letter -> new Object[] {
            Character.toString(letter), line[1], OfMemberships.level(line[2].toUpperCase(Locale.ROOT)), line[3], line[4]
        }));
    }

    private static Stream<String[]> lines(String file) {
        try {
            return Files.readAllLines(FACTS.resolve(file)).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line ->
                            Stream.of(line.split(" \\| ", 5)).map(String::strip).toArray(String[]::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Rulebook book(char letter) {
        return BY_LETTER.get(letter);
    }

    private static String kind(String credential) {
        return book('N').credentials().get(credential).kind();
    }

    private static Map<String, String> paths(char book, String competency, Level level) {
        return book(book).competencies().get(Code.canonical(competency)).paths(level).stream()
                .collect(Collectors.toMap(AttainmentPath::code, path -> said(path.requires())));
    }

    private static String said(List<? extends Requirement> requirements) {
        return requirements.stream()
                .map(requirement -> requirement.by(new InWords()))
                .collect(Collectors.joining("; "));
    }

    private static final class InWords implements Requirement.Cases<String> {
        @Override
        public String people(Requirement.People people) {
            return people.count() + " x " + people.holding();
        }

        @Override
        public String figure(Requirement.Figure figure) {
            Window window = figure.window();
            String months = window.kind() == Window.Kind.LATEST ? "" : " " + window.months();
            String developed = figure.threshold().developed().toPlainString();
            String developing = figure.threshold().developing().toPlainString();
            return "# " + figure.metric() + " " + window.kind() + months + " >= " + developed
                    + (developed.equals(developing) ? "" : "/" + developing);
        }

        @Override
        public String anyOf(Requirement.AnyOf anyOf) {
            return anyOf.branches().stream()
                    .map(ShippedRulebooksTest::said)
                    .collect(Collectors.joining(" | ", "either[", "]"));
        }

        @Override
        public String distinctPeople(Requirement.DistinctPeople group) {
            return "different[" + said(group.members()) + "]";
        }

        @Override
        public String points(Requirement.Points points) {
            throw new IllegalStateException(points.id());
        }

        @Override
        public String attestations(Requirement.Attestations attestations) {
            throw new IllegalStateException(attestations.id());
        }

        @Override
        public String certificates(Requirement.Certificates certificates) {
            throw new IllegalStateException(certificates.id());
        }

        @Override
        public String source(Source source) {
            throw new IllegalStateException(source.id());
        }
    }
}
