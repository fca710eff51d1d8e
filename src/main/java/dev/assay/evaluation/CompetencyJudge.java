package dev.assay.evaluation;

import dev.assay.rules.AttainmentPath;
import dev.assay.rules.Competency;
import dev.assay.rules.Level;
import dev.assay.rules.Requirement;
import java.util.ArrayList;
import java.util.List;

/** Judges a competency, explained: every path, with what it requires. */
record CompetencyJudge(Circumstances circumstances, Tracks.OnDay tracks) {
    CompetencyOutcome outcome(Competency competency) {
        Recognition recognition = circumstances.recognition();
        List<PathOutcome> paths = paths(competency);
        Level byPaths = level(paths);
        return new CompetencyOutcome(
                competency.code(),
                recognition.any()
                        ? new LevelJudge(circumstances.withoutOverrides(), tracks).level(competency)
                        : byPaths,
                Level.higher(byPaths, recognition.level()),
                recognition.any(),
                paths);
    }

    private List<PathOutcome> paths(Competency competency) {
        RequirementJudge judge = new RequirementJudge(circumstances);
        List<PathOutcome> outcomes = new ArrayList<>();
        for (Level level : competency.ladder().levels()) {
            for (AttainmentPath path : competency.paths(level)) {
                List<RequirementOutcome> when = judged(path.when(), judge);
                boolean counts = all(when) || tracks.counts(competency.code(), level, path);
                List<RequirementOutcome> requirements = judged(path.requires(), judge);
                outcomes.add(
                        new PathOutcome(level, path.code(), counts, counts && all(requirements), when, requirements));
            }
        }
        return outcomes;
    }

    private static List<RequirementOutcome> judged(List<Requirement> requirements, RequirementJudge judge) {
        List<RequirementOutcome> outcomes = new ArrayList<>(requirements.size());
        for (Requirement requirement : requirements) {
            outcomes.add(requirement.by(judge));
        }
        return outcomes;
    }

    private static boolean all(List<RequirementOutcome> outcomes) {
        for (RequirementOutcome outcome : outcomes) {
            if (!outcome.met()) {
                return false;
            }
        }
        return true;
    }

    private static Level level(List<PathOutcome> paths) {
        Level level = Level.NONE;
        for (PathOutcome path : paths) {
            if (path.holds()) {
                level = Level.higher(level, path.level());
            }
        }
        return level;
    }
}
