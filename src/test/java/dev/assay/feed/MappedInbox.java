package dev.assay.feed;

import dev.assay.facts.Feed;
import dev.assay.feed.format.FeedLimits;
import dev.assay.mapping.MappingLoader;
import dev.assay.mapping.Mappings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** An inbox, and mappings to read what lies in it; whole deliveries as text. */
record MappedInbox(Path folder, Mappings mappings, FeedLimits limits) {
    static final Instant PRODUCED = Instant.parse("2018-01-02T01:00:00Z");

    /** With the levels of memberships. */
    MappedInbox(Path folder, Mappings mappings) {
        this(folder, mappings, FeedLimits.DEFAULTS);
    }

    /** The same with the levels of a rulebook. */
    MappedInbox granting(String... levels) {
        return new MappedInbox(folder, mappings, limits.granting(List.of(levels)));
    }

    static MappedInbox ofShipped(Path folder) {
        return new MappedInbox(folder, new MappingLoader().load(Path.of("jobs/mappings")));
    }

    /** With a single mapping, written out; its name is that in the text. */
    static MappedInbox of(Path folder, String mapping) {
        String name = mapping.lines().findFirst().orElseThrow().replace("mapping: ", "");
        try {
            Path mappings = Files.createDirectories(folder.resolve("mappings"));
            Files.writeString(mappings.resolve(name + ".yaml"), mapping);
            return new MappedInbox(folder, new MappingLoader().load(mappings));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A sealed delivery with a given number of records. */
    InboxFile delivery(String mapping, String name, byte[] data, long records) {
        TestInbox inbox = new TestInbox(folder);
        inbox.waiting(name, data);
        Manifest manifest = new Manifest(null, mapping, Mode.DELTA, PRODUCED, records, TestInbox.sha256(data));
        return inbox.manifest(name, manifest.json());
    }

    /** A delivery as it is sealed by the command. */
    InboxFile sealed(String mapping, String name, byte[] data) {
        TestInbox inbox = new TestInbox(folder);
        inbox.waiting(name, data);
        new Sealing(mappings.find(mapping).orElseThrow(), Mode.DELTA, PRODUCED, true, limits)
                .seal(folder.resolve(name));
        return inbox.file(name);
    }

    Validation validate(InboxFile file, FeedLimits limits, List<Rejection> rejections) {
        try {
            return Validation.of(file, mappings, limits, RejectionLimit.DEFAULTS, rejections::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The reason for which a text is refused, or the result of its validation. */
    String refusal(String mapping, String name, String text) {
        return refusal(mapping, name, text.getBytes(StandardCharsets.UTF_8), limits);
    }

    String refusal(String mapping, String name, byte[] data, FeedLimits limits) {
        Validation found = validate(delivery(mapping, name, data, 1), limits, new ArrayList<>());
        return found instanceof Validation.Refused refused ? refused.reason() : found.toString();
    }

    /** All rows of a valid file, by feed, then the rejected records. */
    String whole(InboxFile file) {
        List<Rejection> rejections = new ArrayList<>();
        if (!(validate(file, limits, rejections) instanceof Validation.Valid valid)) {
            throw new AssertionError(validate(file, limits, rejections));
        }
        StringBuilder text = new StringBuilder();
        for (Validation.Portion portion : valid.portions()) {
            text.append("%s %d/%d%n".formatted(portion.feed().id(), portion.rows(), portion.rejected()));
            rows(valid.delivery(), portion.feed(), 0)
                    .forEach(row -> text.append(row).append('\n'));
            portion.leftOut()
                    .forEach((condition, records) -> text.append("left out %d by: %s%n".formatted(records, condition)));
            if (portion.conflicts() > 0) {
                text.append("in conflict %d%n".formatted(portion.conflicts()));
            }
        }
        text.append("rejected ").append(valid.rejected()).append('\n');
        rejections.forEach(rejection -> text.append(
                "%d|%s|%s|%s%n".formatted(rejection.line(), rejection.column(), rejection.reason(), rejection.raw())));
        return text.toString();
    }

    /** The rows of one feed after the first so many. */
    List<String> rows(Delivery delivery, Feed feed, long skipped) {
        List<String> texts = new ArrayList<>();
        try (DeliveryRows rows = DeliveryRows.open(delivery, feed, limits, mappings)) {
            rows.skip(skipped);
            for (DeliveryRow row = rows.next(); row != null; row = rows.next()) {
                String number = row.number() + "|";
                if (row instanceof DeliveryRow.Revoking revoking) {
                    texts.add(number + "revokes, since "
                            + Objects.requireNonNullElse(revoking.revocation().revokedOn(), "it was issued"));
                }
                row.to(
                        fact -> texts.add(number
                                + fact.values().stream()
                                        .map(value -> Objects.requireNonNullElse(value, ""))
                                        .collect(Collectors.joining("|"))),
                        rejection -> texts.add(number + "rejected, line " + rejection.line()));
            }
        }
        return texts;
    }
}
