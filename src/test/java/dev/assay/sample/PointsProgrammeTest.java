package dev.assay.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.assessment.Verdict;
import dev.assay.cause.Cause;
import dev.assay.facts.Achievement;
import dev.assay.facts.Association;
import dev.assay.facts.Enrolment;
import dev.assay.facts.Fact;
import dev.assay.facts.Feed;
import dev.assay.facts.MetricMonth;
import dev.assay.renewal.Episode;
import dev.assay.rulebook.RulebookLoader;
import dev.assay.rules.Rulebook;
import dev.assay.rules.Rulebooks;
import dev.assay.standing.CompetencyStanding;
import dev.assay.standing.RiskState;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Three nights of a demonstration by the shipped Solutions Partner rulebook. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PointsProgrammeTest {
    private static final Rulebooks RULEBOOKS = new RulebookLoader()
            .load(Path.of("jobs/rulebooks/solutions-partner"))
            .rulebooks();
    private static final SampleRequest DEMO = new SampleRequest(
            400, 42, List.of(LocalDate.of(2026, 10, 4), LocalDate.of(2026, 11, 8), LocalDate.of(2026, 11, 29)));

    private final PlayedNights played = new PlayedNights(RULEBOOKS);
    private final List<Map<String, Verdict>> nights = new ArrayList<>();
    private final Map<Story.Kind, Set<String>> atRisk = new EnumMap<>(Story.Kind.class);
    private final Set<RiskState> states = EnumSet.noneOf(RiskState.class);
    private final Set<Cause.Kind> causes = EnumSet.noneOf(Cause.Kind.class);
    private final Set<Episode.Clearance> clearances = EnumSet.noneOf(Episode.Clearance.class);

    @BeforeAll
    void play(@TempDir Path folder) throws IOException {
        programme(DEMO).write(folder);
        for (int night = 1; night <= DEMO.nights().size(); night++) {
            nights.add(played.night(NightFolder.path(folder, DEMO, night), DEMO.date(night)));
        }
        indexes().forEach(index -> played.episodes(Plan.partnerId(index))
                .forEach(episode -> atRisk.computeIfAbsent(story(index), kind -> new HashSet<>())
                        .add(episode.partnerId())));
        nights.forEach(
                night -> night.values().forEach(verdict -> verdict.episodes().forEach(this::note)));
    }

    private void note(Episode episode) {
        states.add(episode.state());
        episode.causes().forEach(cause -> causes.add(cause.kind()));
        if (episode.clearedBecause() != null) {
            clearances.add(episode.clearedBecause());
        }
    }

    @Test
    void same_arguments_give_the_same_bytes(@TempDir Path folder) throws IOException {
        SampleRequest request = new SampleRequest(40, 7, DEMO.nights());
        Path one = folder.resolve("one");
        Path other = folder.resolve("other");
        programme(request).write(one);
        programme(request).write(other);

        List<Path> files = Written.files(one);
        assertThat(files).hasSizeGreaterThan(36).hasSameSizeAs(Written.files(other));
        for (Path file : files) {
            assertThat(file).hasSameBinaryContentAs(other.resolve(one.relativize(file)));
        }
    }

    @Test
    void feeds_accept_all_rows_but_a_few_malformed_ones() {
        assertThat(played.rejected()).isBetween(5, 60);
        assertThat(facts(Enrolment.class)).hasSizeGreaterThan(300);
    }

    @Test
    void deliveries_have_only_codes_that_the_rulebook_knows() {
        Rulebook rulebook = RULEBOOKS.versions().get(0);

        assertThat(codes(Achievement.class, Achievement::credentialCode))
                .containsExactlyInAnyOrderElementsOf(rulebook.credentials().keySet());
        assertThat(codes(Enrolment.class, Enrolment::competencyCode))
                .containsExactlyInAnyOrderElementsOf(rulebook.competencies().keySet());
        assertThat(rulebook.metrics().keySet()).containsAll(codes(MetricMonth.class, MetricMonth::metricCode));
        assertThat(codes(MetricMonth.class, MetricMonth::metricCode)).hasSizeGreaterThan(10);
    }

    @Test
    void programme_is_not_written_over_a_file(@TempDir Path folder) throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> programme(DEMO).write(file))
                .isInstanceOf(FileAlreadyExistsException.class)
                .hasMessage("%s: is not a folder; name one that is new or empty", file);
    }

    @Test
    void no_delivery_is_from_after_its_night_and_there_is_no_feed_of_memberships(@TempDir Path folder)
            throws IOException {
        SampleRequest request = new SampleRequest(20, 7, DEMO.nights());
        programme(request).write(folder);

        for (Written delivery : Written.in(folder)) {
            assertThat(delivery.feed()).isNotIn(Feed.MEMBERSHIPS, Feed.ATTESTATIONS);
            String night = delivery.file().getParent().getFileName().toString().substring(9);
            assertThat(delivery.manifest().get("produced_at").stringValue()).isLessThan(night + "T02");
        }
    }

    @Test
    void partners_stand_above_the_threshold_just_above_it_and_below_it() {
        List<Double> scores = nights.get(0).values().stream()
                .flatMap(verdict -> verdict.competencies().stream())
                .map(CompetencyStanding::score)
                .filter(score -> score != null)
                .map(score -> score.doubleValue())
                .toList();

        assertThat(scores.stream().filter(score -> score >= 78)).hasSizeGreaterThan(120);
        assertThat(scores.stream().filter(score -> score >= 70 && score < 78)).hasSizeGreaterThan(60);
        assertThat(scores.stream().filter(score -> score >= 35 && score < 70)).hasSizeGreaterThan(40);
    }

    @Test
    void every_story_puts_its_level_at_risk_and_few_are_without_one() {
        for (Story.Kind kind :
                EnumSet.of(Story.Kind.PERSON, Story.Kind.CREDENTIAL, Story.Kind.OVERRIDE, Story.Kind.FIGURE)) {
            long meant = indexes().filter(index -> story(index) == kind).count();
            assertThat(atRisk.getOrDefault(kind, Set.of())).as(kind.name()).hasSize((int) meant);
        }
        assertThat(atRisk.getOrDefault(Story.Kind.NONE, Set.of())).hasSizeLessThan(12);
    }

    @Test
    void a_person_who_leaves_after_the_renewal_has_been_secured_puts_nothing_at_risk() {
        List<Integer> secured =
                indexes().filter(index -> story(index) == Story.Kind.SECURED).toList();

        assertThat(secured).hasSizeGreaterThan(2).allSatisfy(index -> {
            Story story = Story.of(index, DEMO, PointsPlan.STORIES);
            Verdict verdict =
                    Objects.requireNonNull(nights.get(story.night() - 1).get(Plan.partnerId(index)));
            assertThat(verdict.episodes()).isEmpty();
            assertThat(verdict.competencies())
                    .filteredOn(standing -> standing.securedOn() != null)
                    .hasSize(1)
                    .allMatch(standing -> standing.effective().isNone()
                            && !standing.displayed().isNone());
        });
    }

    @Test
    void levels_are_lost_or_lapse_for_the_reasons_of_the_stories_and_some_risks_are_over() {
        assertThat(states).containsExactlyInAnyOrder(RiskState.LOST, RiskState.LAPSING);
        assertThat(causes)
                .contains(
                        Cause.Kind.PERSON_LEFT,
                        Cause.Kind.PERSON_LEAVING,
                        Cause.Kind.CREDENTIAL_EXPIRED,
                        Cause.Kind.OVERRIDE_ENDED,
                        Cause.Kind.METRIC_FELL);
        assertThat(clearances).contains(Episode.Clearance.RECOVERED);
    }

    @Test
    void no_night_falls_as_far_as_would_hold_it() {
        for (Map<String, Verdict> night : nights.subList(1, nights.size())) {
            int pairs = night.values().stream().mapToInt(Verdict::pairsBefore).sum();
            int fallen = night.values().stream().mapToInt(Verdict::pairsFallen).sum();
            assertThat(pairs).isGreaterThan(300);
            assertThat(fallen * 100).isLessThanOrEqualTo(5 * pairs);
        }
    }

    @Test
    void terms_that_are_over_go_on_in_another_one_without_a_gap(@TempDir Path folder) throws IOException {
        SampleRequest year = SampleRequest.of(60, 10, 3, 14, LocalDate.of(2026, 6, 1), Period.ofDays(28));
        programme(year).write(folder);
        PlayedNights later = new PlayedNights(RULEBOOKS);
        later.night(NightFolder.path(folder, year, 1), year.date(1));
        long before = later.facts().stream().filter(Enrolment.class::isInstance).count();
        for (int night = 2; night <= 14; night++) {
            later.night(NightFolder.path(folder, year, night), year.date(night));
        }
        List<Enrolment> terms = later.facts().stream()
                .filter(Enrolment.class::isInstance)
                .map(Enrolment.class::cast)
                .toList();
        Set<List<Object>> ends = terms.stream()
                .map(term -> List.<Object>of(term.partnerId(), term.competencyCode(), term.renewsOn()))
                .collect(Collectors.toSet());

        assertThat(terms).hasSizeGreaterThan((int) before + 20);
        assertThat(terms)
                .filteredOn(term -> term.startsOn().isAfter(year.first()))
                .allMatch(term -> ends.contains(List.of(term.partnerId(), term.competencyCode(), term.startsOn())));
    }

    @Test
    void first_night_before_the_rulebook_and_a_rulebook_without_points_are_refused() {
        SampleRequest early = new SampleRequest(1, 1, List.of(LocalDate.of(2026, 5, 7)));
        SampleRequest old = SampleRequest.of(1, 1, 1);

        assertThatThrownBy(() -> programme(early)).hasMessageContaining("2026-05-07");
        assertThatThrownBy(() -> new SampleProgramme(SampleKind.SOLUTIONS_PARTNER, SomeRulebooks.both(), old))
                .hasMessageContaining("2017-06")
                .hasMessageContaining("no level by points");
    }

    @Test
    void a_partner_has_about_as_many_people_as_asked_for(@TempDir Path folder) throws IOException {
        assertThat(people(folder.resolve("10"), 10)).isCloseTo(10, within(1.5));
        assertThat(people(folder.resolve("30"), 30)).isCloseTo(30, within(4.5));
    }

    /** How many a partner has on the first night, on average. */
    private static double people(Path folder, int asked) throws IOException {
        SampleRequest request = new SampleRequest(200, asked, 7, List.of(DEMO.first()));
        programme(request).write(folder);
        PlayedNights read = new PlayedNights(RULEBOOKS);
        read.night(NightFolder.path(folder, request, 1), request.date(1));
        return read.facts().stream().filter(Association.class::isInstance).count() / 200.0;
    }

    private static SampleProgramme programme(SampleRequest request) {
        return new SampleProgramme(SampleKind.SOLUTIONS_PARTNER, RULEBOOKS, request);
    }

    private <F extends Fact> Set<String> codes(Class<F> kind, Function<F, String> code) {
        return facts(kind).stream().map(code).collect(Collectors.toSet());
    }

    private <F extends Fact> List<F> facts(Class<F> kind) {
        return played.facts().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private static Stream<Integer> indexes() {
        return IntStream.range(0, DEMO.partners()).boxed();
    }

    private static Story.Kind story(int index) {
        return Story.of(index, DEMO, PointsPlan.STORIES).kind();
    }
}
