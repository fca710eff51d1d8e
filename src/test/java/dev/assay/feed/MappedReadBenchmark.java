package dev.assay.feed;

import dev.assay.facts.Feed;
import dev.assay.feed.format.FeedLimits;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Reads the same achievements from a plain file and by mappings, in turns, and compares rows per second of processor
 * time. Not a test: it is run by hand, with the number of rows.
 */
final class MappedReadBenchmark {
    private static final int ROUNDS = 8;
    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();
    private static final DateTimeFormatter SLASHED = DateTimeFormatter.ofPattern("dd/MM/uuuu HH:mm");
    private static final String SAME_COLUMNS =
            """
            mapping: same-columns
            csv: {}
            zone: UTC
            feeds:
              achievements:
                columns:
                  person_id: Person
                  credential_code: {from: Exam, table: exams}
                  earned_on: {from: Passed, pattern: dd/MM/yyyy HH:mm}
                  valid_until: {from: Expires, pattern: dd/MM/yyyy HH:mm}
                  revoked_on: {from: Revoked, pattern: dd/MM/yyyy HH:mm}
                  updated_at: {from: At, pattern: iso}
            tables:
              exams: {values: {Exam 70-532: 70-532}}
            """;

    private static final String OTHER_NAMES =
            """
            mapping: other-names
            csv: {}
            feeds:
              achievements:
                columns:
                  {person_id: Person, credential_code: Exam, earned_on: Passed, valid_until: Expires, revoked_on: Revoked, updated_at: At}
            """;

    private MappedReadBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        int rows = Integer.parseInt(arguments[0]);
        Path folder = Files.createTempDirectory("assay-benchmark");
        MappedInbox own = MappedInbox.of(Files.createDirectory(folder.resolve("own")), SAME_COLUMNS);
        MappedInbox shipped = MappedInbox.ofShipped(Files.createDirectory(folder.resolve("shipped")));
        Delivery plain = delivery(own, null, "achievements.csv", plain(rows), rows);
        Delivery links = delivery(own, null, "associations.csv", links(rows), rows);
        Delivery same = delivery(own, "same-columns", "same.csv", same(rows), rows);
        Delivery centre = delivery(shipped, "partner-centre-trainings", "centre.csv", centre(rows), rows);
        MappedInbox named = MappedInbox.of(Files.createDirectory(folder.resolve("named")), OTHER_NAMES);
        String renamed = plain(rows).replaceFirst(".*", "Person,Exam,Passed,Expires,Revoked,At");
        Delivery other = delivery(named, "other-names", "other.csv", renamed, rows);
        for (int round = 1; round <= ROUNDS; round++) {
            double ofPlain = rate(own, plain, Feed.ACHIEVEMENTS);
            double ofOther = rate(named, other, Feed.ACHIEVEMENTS);
            double ofSame = rate(own, same, Feed.ACHIEVEMENTS);
            double ofLinks = rate(own, links, Feed.ASSOCIATIONS);
            double ofCentre = rate(shipped, centre, Feed.ACHIEVEMENTS);
            // a record of the report is an achievement and an association
            double ofBoth = 1 / (1 / ofPlain + 1 / ofLinks);
            out().printf(
                            "round %d: achievements plain %,.0f rows/s, with columns of other names %,.0f (%.0f %%), with patterns"
                                    + " and a table %,.0f (%.0f %%); pairs of achievement and"
                                    + " association from two plain files %,.0f/s, from the partner centre's report %,.0f/s (%.0f %%)%n",
                            round,
                            ofPlain,
                            ofOther,
                            100 * ofOther / ofPlain,
                            ofSame,
                            100 * ofSame / ofPlain,
                            ofBoth,
                            ofCentre,
                            100 * ofCentre / ofBoth);
        }
    }

    private static PrintStream out() {
        return System.out;
    }

    private static double rate(MappedInbox inbox, Delivery delivery, Feed feed) {
        long began = CPU.getCurrentThreadCpuTime();
        long count = 0;
        try (DeliveryRows rows = DeliveryRows.open(delivery, feed, FeedLimits.DEFAULTS, inbox.mappings())) {
            while (rows.next() != null) {
                count++;
            }
        }
        return count / ((CPU.getCurrentThreadCpuTime() - began) / 1e9);
    }

    private static Delivery delivery(MappedInbox inbox, String mapping, String name, String text, long rows) {
        byte[] data = text.getBytes(StandardCharsets.UTF_8);
        InboxFile file = mapping == null
                ? new TestInbox(inbox.folder()).delivery(name, data, rows)
                : inbox.delivery(mapping, name, data, rows);
        Validation found = inbox.validate(file, FeedLimits.DEFAULTS, new ArrayList<>());
        if (!(found instanceof Validation.Valid valid) || valid.rejected() > 0) {
            throw new IllegalStateException(found.toString());
        }
        return valid.delivery();
    }

    private static String plain(int rows) {
        return text(
                "person_id,credential_code,earned_on,valid_until,revoked_on,updated_at\n",
                rows,
                (random, day) -> "%d,70-532,%s,%s,,%sT01:00:00Z\n"
                        .formatted(9_000_000 + random.nextInt(100_000), day, day.plusDays(700), day));
    }

    private static String links(int rows) {
        return text(
                "person_id,partner_id,linked_on,unlinked_on,updated_at\n",
                rows,
                (random, day) -> "%d,%d,%s,,%sT01:00:00Z\n"
                        .formatted(9_000_000 + random.nextInt(100_000), 4_100_000 + random.nextInt(1000), day, day));
    }

    private static String same(int rows) {
        return text(
                "Person,Exam,Passed,Expires,Revoked,At\n", rows, (random, day) -> "%d,Exam 70-532,%s,%s,,%sT01:00:00Z\n"
                        .formatted(
                                9_000_000 + random.nextInt(100_000),
                                SLASHED.format(day.atTime(random.nextInt(24), random.nextInt(60))),
                                SLASHED.format(day.plusDays(700).atStartOfDay()),
                                day));
    }

    private static String centre(int rows) {
        String header =
                "TrainingActivityId,TrainingTitle,TrainingType,IndividualFirstName,IndividualLastName,Email,CorpEmail,"
                        + "TrainingCompletionDate,ExpirationDate,ActivationStatus,Month,IcMCP,MCPID,MPNId,PartnerName,"
                        + "PartnerCityLocation,PartnerCountryLocation\n";
        return text(
                header,
                rows,
                (random, day) ->
                        "70-532,Developing Microsoft Azure Solutions,Exam,Ada,Lovelace,ada@example.org,ada@corp.example,%s,%s,Active,%s,Yes,%d,%d,\"Contoso, Ltd.\",Porto,Portugal\n"
                                .formatted(
                                        SLASHED.format(day.atTime(random.nextInt(24), random.nextInt(60))),
                                        SLASHED.format(day.plusDays(700).atStartOfDay()),
                                        day.withDayOfMonth(1),
                                        9_000_000 + random.nextInt(100_000),
                                        4_100_000 + random.nextInt(1000)));
    }

    private interface Line extends java.util.function.BiFunction<Random, LocalDate, String> {}

    private static String text(String header, int rows, Line line) {
        Random random = new Random(1);
        List<String> lines = new ArrayList<>();
        lines.add(header);
        for (int i = 0; i < rows; i++) {
            lines.add(line.apply(random, LocalDate.of(2014, 1, 1).plusDays(random.nextInt(1300))));
        }
        return String.join("", lines);
    }
}
