package dev.assay.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.assessment.Verdict;
import dev.assay.cause.Cause;
import dev.assay.renewal.Episode;
import dev.assay.rules.Rulebooks;
import dev.assay.standing.RiskState;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Three nights of a demonstration have risks of every kind, and no night is held for falling too much. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SampleRisksTest {
    private static final SampleRequest DEMO = new SampleRequest(
            300, 42, List.of(LocalDate.of(2017, 10, 16), LocalDate.of(2017, 11, 20), LocalDate.of(2017, 12, 11)));

    private final List<Map<String, Verdict>> nights = new ArrayList<>();
    private final Map<Story.Kind, Set<String>> atRisk = new EnumMap<>(Story.Kind.class);
    private final Set<RiskState> states = EnumSet.noneOf(RiskState.class);
    private final Set<Cause.Kind> causes = EnumSet.noneOf(Cause.Kind.class);
    private final Set<Episode.Clearance> clearances = EnumSet.noneOf(Episode.Clearance.class);

    @Test
    void every_story_puts_its_levels_at_risk_and_few_are_without_one() {
        for (Story.Kind kind : Plan.STORIES.keySet()) {
            long meant = indexes().filter(index -> story(index) == kind).count();
            assertThat(atRisk.getOrDefault(kind, Set.of())).as(kind.name()).hasSize((int) meant);
        }
        assertThat(atRisk.getOrDefault(Story.Kind.NONE, Set.of())).hasSizeLessThan(15);
    }

    @Test
    void levels_are_lost_or_lapse_for_every_reason_and_some_risks_are_over() {
        assertThat(states).containsExactlyInAnyOrder(RiskState.LOST, RiskState.LAPSING);
        assertThat(causes).containsAll(EnumSet.range(Cause.Kind.PERSON_LEFT, Cause.Kind.RULES_CHANGING));
        assertThat(clearances).contains(Episode.Clearance.RECOVERED);
    }

    @Test
    void a_good_half_of_the_partners_has_a_level_and_no_night_falls_far() {
        for (Map<String, Verdict> night : nights) {
            assertThat(night.values().stream()
                            .filter(verdict ->
                                    !verdict.standing().eligibleLevel().isNone()))
                    .hasSizeBetween(170, 230);
            int pairs = night.values().stream().mapToInt(Verdict::pairsBefore).sum();
            int fallen = night.values().stream().mapToInt(Verdict::pairsFallen).sum();
            assertThat(night == nights.get(0) || pairs > 250).isTrue();
            assertThat(fallen * 100).isLessThanOrEqualTo(5 * pairs);
        }
    }

    @BeforeAll
    void play(@TempDir Path folder) throws IOException {
        Rulebooks rulebooks = SomeRulebooks.both();
        new SampleProgramme(rulebooks, DEMO).write(folder);
        PlayedNights played = new PlayedNights(rulebooks);
        for (int night = 1; night <= DEMO.nights().size(); night++) {
            nights.add(played.night(NightFolder.path(folder, DEMO, night), DEMO.date(night)));
        }
        indexes().forEach(index -> played.episodes(Plan.partnerId(index)).forEach(episode -> {
            atRisk.computeIfAbsent(story(index), kind -> new HashSet<>()).add(episode.partnerId());
        }));
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

    private static Stream<Integer> indexes() {
        return IntStream.range(0, DEMO.partners()).boxed();
    }

    private static Story.Kind story(int index) {
        return Story.of(index, DEMO, Plan.STORIES).kind();
    }
}
