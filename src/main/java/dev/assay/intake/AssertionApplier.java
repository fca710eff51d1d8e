package dev.assay.intake;

import dev.assay.facts.Achievement;
import dev.assay.facts.Assertion;
import dev.assay.facts.AssertionId;
import dev.assay.facts.AssertionRevocation;
import dev.assay.facts.Change;
import dev.assay.facts.Fact;
import dev.assay.facts.Feed;
import dev.assay.store.fact.AssertionStore;
import dev.assay.store.fact.FactStore;
import dev.assay.store.fact.TouchedSubjects;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Stores credentials and their revocations, and updates each achievement to what all its credentials together state.
 * Compared with other versions of the achievement, such as those from the achievements feed, that statement is one
 * version.
 */
final class AssertionApplier {
    private final AssertionStore assertions;
    private final FactStore facts;
    private final TouchedSubjects touched;

    AssertionApplier(AssertionStore assertions, FactStore facts, TouchedSubjects touched) {
        this.assertions = assertions;
        this.facts = facts;
        this.touched = touched;
    }

    /** Applies the rows, in the current transaction. */
    FactApplier.Effects apply(List<Assertion> rows, List<AssertionRevocation> revocations) {
        if (rows.isEmpty() && revocations.isEmpty()) {
            return FactApplier.Effects.NONE;
        }
        Map<String, Achievement> touched = touched(rows, revocations);
        Known<Assertion> known = new Known<>(AssertionApplier::key, assertions.behind(touched.values()));
        Set<AssertionId> ids = new HashSet<>();
        known.all().forEach(assertion -> ids.add(assertion.id()));
        rows.forEach(row -> ids.add(row.id()));
        revocations.forEach(revocation -> ids.add(revocation.id()));
        Known<AssertionRevocation> revoked = new Known<>(AssertionApplier::key, assertions.revocations(ids));
        Map<String, Achievement> before = together(known.all(), revoked.all());

        rows.forEach(row -> known.add(row, row.on(known.get(row))));
        revocations.forEach(row -> revoked.add(row, row.on(revoked.get(row))));
        known.store(assertions::insert, assertions::update);
        revoked.store(assertions::insertRevocations, assertions::updateRevocations);
        keep(before, together(known.all(), revoked.all()));
        return known.effects().and(revoked.effects());
    }

    /** The achievements that the rows refer to, by key. */
    private Map<String, Achievement> touched(List<Assertion> rows, List<AssertionRevocation> revocations) {
        Map<String, Achievement> touched = new LinkedHashMap<>();
        rows.forEach(row -> touched.put(FactStore.key(row.achievement()), row.achievement()));
        Set<AssertionId> ids = new LinkedHashSet<>();
        revocations.forEach(revocation -> ids.add(revocation.id()));
        assertions
                .withIds(ids)
                .forEach(assertion -> touched.put(FactStore.key(assertion.achievement()), assertion.achievement()));
        return touched;
    }

    private static Map<String, Achievement> together(
            Collection<Assertion> assertions, Collection<AssertionRevocation> revocations) {
        Map<String, List<AssertionRevocation>> byId = new HashMap<>();
        revocations.forEach(revocation -> byId.computeIfAbsent(revocation.id().id(), id -> new ArrayList<>())
                .add(revocation));
        Map<String, List<Assertion>> behind = new LinkedHashMap<>();
        assertions.forEach(
                assertion -> behind.computeIfAbsent(FactStore.key(assertion.achievement()), key -> new ArrayList<>())
                        .add(assertion));
        Map<String, Achievement> together = new LinkedHashMap<>();
        behind.forEach((key, all) -> {
            List<AssertionRevocation> theirs = new ArrayList<>();
            all.stream()
                    .map(assertion -> assertion.id().id())
                    .distinct()
                    .forEach(id -> theirs.addAll(byId.getOrDefault(id, List.of())));
            together.put(key, Assertion.together(all, theirs));
        });
        return together;
    }

    /**
     * Stores what the credentials together state now, if that is the latest version. It replaces what they stated
     * before regardless of the instants, because it is the same version, made of fewer credentials.
     */
    private void keep(Map<String, Achievement> before, Map<String, Achievement> now) {
        List<Fact> changed = new ArrayList<>();
        now.forEach((key, achievement) -> {
            if (!achievement.equals(before.get(key))) {
                changed.add(achievement);
            }
        });
        Map<String, Fact> stored = facts.find(Feed.ACHIEVEMENTS, changed);
        List<Fact> news = new ArrayList<>();
        List<Fact> updates = new ArrayList<>();
        List<Change> changes = new ArrayList<>();
        for (Fact achievement : changed) {
            String key = FactStore.key(achievement);
            Fact there = stored.get(key);
            if (there == null) {
                news.add(achievement);
            } else if (there.equals(before.get(key)) || achievement.on(there) == Fact.Effect.APPLIED) {
                updates.add(achievement);
            } else {
                continue;
            }
            changes.add(new Change(achievement, there));
        }
        facts.insert(Feed.ACHIEVEMENTS, news);
        facts.update(Feed.ACHIEVEMENTS, updates);
        touched.by(() -> changes);
    }

    private static String key(Assertion assertion) {
        return FactStore.key(assertion.achievement()) + '/' + key(assertion.id());
    }

    private static String key(AssertionRevocation revocation) {
        return key(revocation.id());
    }

    private static String key(AssertionId id) {
        return id.id() + '/' + id.issuer();
    }

    /** The known items of one kind, including those added by the chunk. */
    private static final class Known<T> {
        private final Function<T, String> keys;
        private final Map<String, T> all = new LinkedHashMap<>();
        private final Set<String> stored;
        private final Set<String> changed = new LinkedHashSet<>();
        private long applied;
        private long unchanged;
        private long stale;

        Known(Function<T, String> keys, List<T> stored) {
            this.keys = keys;
            stored.forEach(one -> all.put(keys.apply(one), one));
            this.stored = Set.copyOf(all.keySet());
        }

        Collection<T> all() {
            return all.values();
        }

        @Nullable
        T get(T row) {
            return all.get(keys.apply(row));
        }

        void add(T row, Fact.Effect effect) {
            switch (effect) {
                case APPLIED -> {
                    applied++;
                    all.put(keys.apply(row), row);
                    changed.add(keys.apply(row));
                }
                case UNCHANGED -> unchanged++;
                case STALE -> stale++;
            }
        }

        void store(Consumer<Collection<T>> insert, Consumer<Collection<T>> update) {
            List<T> news = new ArrayList<>();
            List<T> updates = new ArrayList<>();
            changed.forEach(key -> (stored.contains(key) ? updates : news).add(all.get(key)));
            insert.accept(news);
            update.accept(updates);
        }

        FactApplier.Effects effects() {
            return new FactApplier.Effects(applied, unchanged, stale);
        }
    }
}
