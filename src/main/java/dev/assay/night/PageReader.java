package dev.assay.night;

import dev.assay.facts.Dossier;
import dev.assay.lease.StopRequested;
import dev.assay.store.fact.DossierReader;
import dev.assay.store.fact.PartnerFacts;
import dev.assay.store.result.PublishedResults;
import dev.assay.store.run.DuePartners;
import dev.assay.store.run.RangeStore;
import dev.assay.store.sql.PartnerChoice;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ItemReader;

/** Reads a range page by page. The position is stored with the range, so the reader has no state of its own. */
final class PageReader implements ItemReader<Page> {
    private final Night night;
    private final int number;
    private final int pageSize;
    private final RangeStore ranges;
    private final @Nullable DuePartners listed;
    private final DossierReader dossiers;
    private final PublishedResults published;

    /** @param listed the run whose list of due partners is used; null if it evaluates all partners */
    PageReader(
            Night night,
            int number,
            int pageSize,
            RangeStore ranges,
            @Nullable DuePartners listed,
            DossierReader dossiers,
            PublishedResults published) {
        this.night = night;
        this.number = number;
        this.pageSize = pageSize;
        this.ranges = ranges;
        this.listed = listed;
        this.dossiers = dossiers;
        this.published = published;
    }

    @Override
    public @Nullable Page read() throws StopRequested {
        night.lease().check();
        RangeStore.Range range = ranges.lock(night.run().runId(), number);
        if (range.finished()) {
            return null;
        }
        List<PartnerFacts> facts = next(range);
        if (facts.isEmpty()) {
            throw new IllegalStateException(
                    "partners are missing from range %d, %s to %s, although partners are never deleted"
                            .formatted(number, range.from(), range.to()));
        }
        List<Dossier> readable = facts.stream()
                .map(PartnerFacts::dossier)
                .filter(Objects::nonNull)
                .map(Dossier.class::cast)
                .toList();
        PartnerChoice partners =
                choice(facts.stream().map(PartnerFacts::partnerId).toList());
        return new Page(
                number,
                range.doneThrough(),
                partners,
                facts,
                published.before(
                        partners,
                        readable,
                        night.date(),
                        night.published(),
                        night.programme().rulebooks()));
    }

    /** A page of all partners has every one from its first to its last. */
    private PartnerChoice choice(List<String> ids) {
        return listed == null ? PartnerChoice.between(ids.get(0), ids.get(ids.size() - 1)) : PartnerChoice.of(ids);
    }

    private List<PartnerFacts> next(RangeStore.Range range) {
        if (listed == null) {
            return dossiers.read(range.from(), range.doneThrough(), range.to(), pageSize);
        }
        List<String> ids = listed.page(
                night.run().runId(),
                range.from(),
                Objects.requireNonNullElse(range.doneThrough(), ""),
                range.to(),
                pageSize);
        return ids.isEmpty() ? List.of() : dossiers.read(ids);
    }
}
