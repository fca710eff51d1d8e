package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.EachEngine;
import dev.assay.database.EmptyDatabase;
import dev.assay.database.Engine;
import dev.assay.database.WithoutTables;
import dev.assay.rulebook.RulebookLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;

/** A partner with 20,000 people, of whom some come or go on every day, is evaluated within 150 MB. */
@WithoutTables
final class LargePartnerJobIT {
    private static final int PEOPLE = 20_000;
    private static final String HEAP = "-Xmx150m";
    private static final LocalDate FIRST = LocalDate.of(2017, 10, 16);
    private static final LocalDate SECOND = FIRST.plusDays(1);
    private static final Map<String, String> SETTINGS =
            Map.of("ASSAY_WORK_PAGE_SIZE", "500", "ASSAY_WORK_CHUNK_SIZE", "1000");

    @TempDir
    private Path folder = Path.of("");

    @EachEngine({Engine.MARIADB, Engine.MYSQL})
    void a_partner_with_20000_people_needs_no_more_than_150_MB(EmptyDatabase database)
            throws IOException, SQLException {
        deliver(FIRST, associations(PEOPLE, null), achievements());
        night(database, FIRST);
        deliver(SECOND, associations(PEOPLE / 2, SECOND), List.of());
        night(database, SECOND);

        assertThat(TableContents.ofReaderViews(database).get("v1_contribution")).hasSizeGreaterThan(PEOPLE);
        assertThat(AssayProcess.runWithin(
                                HEAP, database, SETTINGS, "explain", "--partner", "P1", "--date", SECOND.toString())
                        .endedWith(0)
                        .out())
                .contains("P1 on " + SECOND);
    }

    private void night(EmptyDatabase database, LocalDate day) {
        AssayProcess.runWithin(
                        HEAP,
                        database,
                        SETTINGS,
                        "nightly",
                        "--date",
                        day.toString(),
                        "--inbox",
                        folder.resolve(day.toString()).toString())
                .endedWith(0);
    }

    /** Everyone came on some day of five years; those up to {@code leaving} leave on a day. */
    private static List<String> associations(int people, @Nullable LocalDate leaving) {
        Random random = new Random(1);
        List<String> rows = new ArrayList<>();
        rows.add("person_id,partner_id,linked_on,unlinked_on,updated_at");
        for (int i = 0; i < people; i++) {
            LocalDate linked = FIRST.minusDays(random.nextInt(5 * 365));
            rows.add("H%d,P1,%s,%s,%s"
                    .formatted(i, linked, leaving == null ? "" : leaving, at(leaving == null ? FIRST : leaving)));
        }
        return rows;
    }

    /** Two each, half of which run out within three years of being earned. */
    private static List<String> achievements() {
        List<String> codes = List.copyOf(new TreeSet<>(new RulebookLoader()
                .load(Path.of("jobs/rulebooks"))
                .rulebooks()
                .inForceOn(FIRST)
                .orElseThrow()
                .credentials()
                .keySet()));
        Random random = new Random(2);
        List<String> rows = new ArrayList<>();
        rows.add("person_id,credential_code,earned_on,valid_until,revoked_on,updated_at");
        for (int i = 0; i < PEOPLE; i++) {
            int code = random.nextInt(codes.size());
            for (int second = 0; second < 2; second++) {
                LocalDate earned = FIRST.minusDays(random.nextInt(3 * 365));
                LocalDate until = random.nextBoolean() ? earned.plusYears(3) : null;
                rows.add("H%d,%s,%s,%s,,%s"
                        .formatted(
                                i,
                                codes.get((code + 7 * second) % codes.size()),
                                earned,
                                until == null ? "" : until,
                                at(FIRST)));
            }
        }
        return rows;
    }

    private static String at(LocalDate day) {
        return day + "T00:00:00Z";
    }

    private void deliver(LocalDate day, List<String> associations, List<String> achievements) throws IOException {
        Path inbox = Files.createDirectories(folder.resolve(day.toString()));
        write(inbox, day, "partners", List.of("partner_id,name,country,market,updated_at", "P1,,,," + at(day)));
        write(
                inbox,
                day,
                "memberships",
                List.of(
                        "partner_id,level,starts_on,renews_on,ended_on,updated_at",
                        "P1,GOLD,%s,%s,,%s".formatted(FIRST.minusMonths(2), FIRST.plusMonths(10), at(day))));
        write(inbox, day, "associations", associations);
        if (!achievements.isEmpty()) {
            write(inbox, day, "achievements", achievements);
        }
    }

    private static void write(Path inbox, LocalDate day, String feed, List<String> rows) throws IOException {
        Path file = Files.write(inbox.resolve(feed + ".csv"), rows);
        assertThat(Assay.commandLine().execute("seal", "--produced-at", at(day), file.toString()))
                .isZero();
    }
}
