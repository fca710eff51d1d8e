package dev.assay.facts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A link of one person to one partner, as delivered. Its effective end depends on the person's other links: see {@link
 * Career}.
 *
 * @param linkedOn first day
 * @param unlinkedOn first day on which it is no longer linked; null = open. If not after {@code linkedOn}, the link
 *     never existed
 */
public record Association(
        String personId, String partnerId, LocalDate linkedOn, @Nullable LocalDate unlinkedOn, Instant updatedAt)
        implements Fact, Item {
    @Override
    public Feed feed() {
        return Feed.ASSOCIATIONS;
    }

    @Override
    public boolean open() {
        return unlinkedOn == null;
    }

    @Override
    public Fact ended(LocalDate on, Instant at) {
        return new Association(personId, partnerId, linkedOn, on, at);
    }

    @Override
    public List<String> key() {
        return List.of(personId, partnerId, linkedOn.toString());
    }

    @Override
    public Set<Subject> subjects() {
        return Set.of(Subject.partner(partnerId), Subject.person(personId));
    }

    @Override
    public List<@Nullable String> values() {
        return Fact.texts(personId, partnerId, linkedOn, unlinkedOn, updatedAt);
    }
}
