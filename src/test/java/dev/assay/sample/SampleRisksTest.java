package dev.assay.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.facts.Membership;
import dev.assay.rules.Level;
import dev.assay.rules.Rulebooks;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Three nights of a demonstration have risks of every kind, and no night is held for falling too much. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SampleRisksTest {
    private static final SampleRequest DEMO = new SampleRequest(
            300, 42, List.of(LocalDate.of(2017, 10, 16), LocalDate.of(2017, 11, 20), LocalDate.of(2017, 12, 11)));

    /** What was found over the nights. */
    private final Map<Story, Set<String>> atRisk = new EnumMap<>(Story.class);

    private final Map<Story, Set<String>> lost = new EnumMap<>(Story.class);
    private final Map<LocalDate, Integer> pairs = new TreeMap<>();
    private final Map<LocalDate, Integer> falls = new TreeMap<>();
    private final Map<String, Map<String, Level>> before = new HashMap<>();
    private final Map<String, Map<String, Level>> retained = new HashMap<>();

    @Test
    void every_story_puts_levels_at_risk_and_few_are_without_one() {
        for (Story story : Story.values()) {
            if (story != Story.NONE && story != Story.UPGRADE) {
                assertThat(atRisk.getOrDefault(story, Set.of()))
                        .as(story.name())
                        .hasSizeBetween(2, 4);
            }
        }
        assertThat(lost.keySet())
                .contains(
                        Story.LEFT,
                        Story.EXPIRED,
                        Story.REVOKED,
                        Story.RETIRED,
                        Story.OVERRIDE_ENDED,
                        Story.BELOW,
                        Story.RULES);
        assertThat(atRisk.getOrDefault(Story.NONE, Set.of())).hasSizeLessThan(15);
    }

    @Test
    void a_good_half_of_the_partners_has_a_level_and_no_night_falls_far() {
        assertThat(before.values().stream().filter(levels -> !levels.isEmpty())).hasSizeBetween(170, 230);
        falls.forEach(
                (night, number) -> assertThat(number * 100).as(night.toString()).isLessThan(5 * pairs.get(night)));
        assertThat(pairs.values()).allMatch(number -> number > 250);
    }

    @BeforeAll
    void play(@TempDir Path folder) throws IOException {
        Rulebooks rulebooks = SomeRulebooks.both();
        new SampleProgramme(rulebooks, DEMO).write(folder);
        Twin twin = new Twin(rulebooks);
        Nights nights = new Nights(DEMO.nights());
        for (int night = 1; night <= nights.count(); night++) {
            twin.read(Written.in(NightFolder.path(folder, nights, night)));
            for (int index = 0; index < DEMO.partners(); index++) {
                if (twin.partners().contains(Plan.partnerId(index))) {
                    look(twin, index, nights.date(night));
                }
            }
        }
    }

    private void look(Twin twin, int index, LocalDate night) {
        String partner = Plan.partnerId(index);
        Story story = Story.of(index, DEMO.seed());
        Map<String, Level> now = twin.levels(partner, night, night);
        before.getOrDefault(partner, Map.of()).forEach((competency, level) -> {
            pairs.merge(night, 1, Integer::sum);
            boolean falls = now.getOrDefault(competency, Level.NONE).below(level);
            this.falls.merge(night, falls ? 1 : 0, Integer::sum);
        });
        before.put(partner, now);
        Membership term = twin.membership(partner, night).orElse(null);
        if (term == null) {
            return;
        }
        Map<String, Level> kept = retained.computeIfAbsent(partner + term.startsOn(), key -> new TreeMap<>());
        now.forEach((competency, level) -> kept.merge(competency, level, Level::higher));
        Map<String, Level> later = twin.levels(partner, before(term.renewsOn(), night.plusMonths(3)), night);
        kept.forEach((competency, level) -> {
            Level displayed = Level.lower(level, term.level());
            if (now.getOrDefault(competency, Level.NONE).below(displayed)) {
                lost.computeIfAbsent(story, key -> new HashSet<>()).add(partner);
                atRisk.computeIfAbsent(story, key -> new HashSet<>()).add(partner);
            } else if (later.getOrDefault(competency, Level.NONE).below(displayed)) {
                atRisk.computeIfAbsent(story, key -> new HashSet<>()).add(partner);
            }
        });
    }

    private static LocalDate before(LocalDate a, LocalDate b) {
        return a.isBefore(b) ? a : b;
    }
}
