package dev.assay.facts;

import dev.assay.rules.Market;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An organisation in the programme. Name and country may be unknown. */
public record Partner(
        String partnerId, @Nullable String name, @Nullable String country, Market market, Instant updatedAt)
        implements Fact {
    @Override
    public Feed feed() {
        return Feed.PARTNERS;
    }

    @Override
    public List<String> key() {
        return List.of(partnerId);
    }

    @Override
    public Set<Subject> subjects() {
        return Set.of(Subject.partner(partnerId));
    }

    @Override
    public List<@Nullable String> values() {
        return Fact.texts(partnerId, name, country, market.name(), updatedAt);
    }
}
