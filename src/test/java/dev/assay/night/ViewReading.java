package dev.assay.night;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads one view after the other, each with a statement of its own, and keeps the states that it saw each view in. */
final class ViewReading implements Reading {
    private static final List<String> VIEWS = List.of(
            "v1_partner_standing",
            "v1_competency_standing",
            "v1_requirement_progress",
            "v1_contribution",
            "v1_profile",
            "v1_benefit",
            "v1_critical_person",
            "v1_renewal_risk",
            "v1_override",
            "v1_notification",
            "v1_standing_change");

    private final Map<String, List<List<String>>> states = new TreeMap<>();

    @Override
    public void look(JdbcTemplate views) {
        for (String view : VIEWS) {
            List<String> state = views.queryForList("SELECT * FROM " + view).stream()
                    .map(row -> row.values().toString())
                    .sorted()
                    .toList();
            List<List<String>> seen = states.computeIfAbsent(view, key -> new ArrayList<>());
            if (seen.isEmpty() || !seen.get(seen.size() - 1).equals(state)) {
                seen.add(state);
            }
        }
    }

    /** The states of each view, in the order in which it was in them; no state twice in a row. */
    Map<String, List<List<String>>> states() {
        return states;
    }

    @Override
    public boolean inOneTransaction() {
        return false;
    }
}
