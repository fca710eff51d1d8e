package dev.assay.soak;

import dev.assay.feed.Mode;
import dev.assay.feed.Sealing;
import dev.assay.feed.format.FeedLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is delivered for one night after the other to a programme of as many partners as people: some move, some
 * achievements are corrected, some are revoked, and memberships are renewed each year.
 */
final class LongProgramme {
    private static final int PARTNERS = 60;
    private static final int PEOPLE = 150;
    private static final int MOVES = 2;
    private static final int CORRECTIONS = 3;

    private final Random random;
    private final Path inbox;
    private final int[] partnerOf = new int[PEOPLE];
    private final LocalDate[] since = new LocalDate[PEOPLE];

    LongProgramme(long seed, Path inbox) {
        this.random = new Random(seed);
        this.inbox = inbox;
    }

    /** Fills the inbox before the first night. */
    void begin(LocalDate date) throws IOException {
        String at = at(date, 0);
        deliver(
                "partners",
                date,
                "partner_id,name,country,market,updated_at",
                partners(id -> "%s,Partner %s,DE,DEVELOPED,%s".formatted(id, id, at)));
        renew(date);
        List<String> links = new ArrayList<>();
        List<String> achievements = new ArrayList<>();
        for (int person = 0; person < PEOPLE; person++) {
            partnerOf[person] = random.nextInt(PARTNERS);
            since[person] = date.minusDays(30);
            links.add(link(person, null, at));
            achievements.add(achievement(person, date.minusDays(30), null, at));
        }
        deliver("associations", date, "person_id,partner_id,linked_on,unlinked_on,updated_at", links);
        deliver(
                "achievements",
                date,
                "person_id,credential_code,earned_on,valid_until,revoked_on,updated_at",
                achievements);
    }

    /** Fills the inbox before every other night; removes older files. */
    void next(LocalDate date, LocalDate first) throws IOException {
        empty();
        if (date.getMonth() == first.getMonth() && date.getDayOfMonth() <= 3 + first.getDayOfMonth()) {
            renew(date);
        }
        String at = at(date, 0);
        List<String> links = new ArrayList<>();
        for (int move = 0; move < MOVES; move++) {
            int person = random.nextInt(PEOPLE);
            if (since[person].isBefore(date)) {
                links.add(link(person, date, at));
                partnerOf[person] = random.nextInt(PARTNERS);
                since[person] = date;
                links.add(link(person, null, at(date, 1)));
            }
        }
        deliver("associations", date, "person_id,partner_id,linked_on,unlinked_on,updated_at", links);
        List<String> achievements = new ArrayList<>();
        for (int correction = 0; correction < CORRECTIONS; correction++) {
            LocalDate revoked = random.nextBoolean() ? date : null;
            achievements.add(achievement(random.nextInt(PEOPLE), first.minusDays(30), revoked, at));
        }
        achievements.add("P%04d,A-1,no date,,,%s".formatted(random.nextInt(PEOPLE), at));
        deliver(
                "achievements",
                date,
                "person_id,credential_code,earned_on,valid_until,revoked_on,updated_at",
                achievements);
    }

    private void renew(LocalDate date) throws IOException {
        deliver(
                "memberships",
                date,
                "partner_id,level,starts_on,renews_on,ended_on,updated_at",
                partners(id -> "%s,SILVER,%s,%s,,%s".formatted(id, date, date.plusYears(1), at(date, 0))));
    }

    private static List<String> partners(Function<String, String> line) {
        return IntStream.range(0, PARTNERS)
                .mapToObj("V%03d"::formatted)
                .map(line)
                .toList();
    }

    private String link(int person, @Nullable LocalDate ended, String at) {
        return "P%04d,V%03d,%s,%s,%s"
                .formatted(person, partnerOf[person], since[person], ended == null ? "" : ended, at);
    }

    private static String achievement(int person, LocalDate earned, @Nullable LocalDate revoked, String at) {
        return "P%04d,A-1,%s,,%s,%s".formatted(person, earned, revoked == null ? "" : revoked, at);
    }

    private static String at(LocalDate date, int second) {
        return date.atTime(1, 0, second).toInstant(ZoneOffset.UTC).toString();
    }

    private void deliver(String feed, LocalDate date, String header, List<String> lines) throws IOException {
        Path file = inbox.resolve("%s-%s.csv".formatted(feed, date));
        Files.writeString(file, header + "\n" + String.join("\n", lines) + "\n");
        Instant produced = date.atTime(1, 30).toInstant(ZoneOffset.UTC);
        new Sealing(null, Mode.DELTA, produced, false, FeedLimits.DEFAULTS).seal(file);
    }

    private void empty() throws IOException {
        try (Stream<Path> files = Files.walk(inbox).sorted(Comparator.reverseOrder())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
    }
}
