package dev.assay.evaluation;

import dev.assay.facts.AgentOverride;
import dev.assay.rules.Ladder;
import dev.assay.rules.Level;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The grants of the overrides in force on a day in one competency. */
final class Recognition {
    private Level level = Level.NONE;
    private final Set<String> requirements = new HashSet<>();
    private final Map<String, HeldCodes> credentials = new HashMap<>();
    private final boolean any;

    /**
     * @param inForce empty: the evaluation then yields the earned level
     * @param ladder a granted level that it lacks has no effect; null grants none
     * @param rulebook a granted credential that it does not know has no effect
     */
    Recognition(List<AgentOverride> inForce, @Nullable Ladder ladder, ReadyRulebook rulebook) {
        any = !inForce.isEmpty();
        inForce.forEach(override -> add(override, ladder, rulebook));
    }

    private void add(AgentOverride override, @Nullable Ladder ladder, ReadyRulebook rulebook) {
        String granted = override.grant().level();
        if (granted != null && ladder != null) {
            level = Level.higher(level, ladder.level(granted).orElse(Level.NONE));
        }
        String requirementId = override.grant().requirementId();
        if (requirementId != null) {
            requirements.add(requirementId);
        }
        String personId = override.grant().personId();
        String code = override.grant().credentialCode();
        if (personId != null && code != null) {
            ReadyRulebook.NumberedCredential known = rulebook.credential(code);
            if (known != null) {
                credentials.computeIfAbsent(personId, id -> rulebook.noCodes()).add(known.number());
            }
        }
    }

    boolean any() {
        return any;
    }

    Level level() {
        return level;
    }

    boolean requirement(String id) {
        return !requirements.isEmpty() && requirements.contains(id);
    }

    /** The credentials granted to a person; null for none. */
    @Nullable
    HeldCodes credentials(String personId) {
        return credentials.isEmpty() ? null : credentials.get(personId);
    }

    /** What the person holds, including granted credentials. */
    HeldCodes all(Present person) {
        HeldCodes granted = credentials(person.personId());
        return granted == null ? person.held() : person.held().with(granted);
    }
}
