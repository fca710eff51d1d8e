package dev.assay.doctor;

import dev.assay.feed.Inbox;
import dev.assay.feed.InboxException;
import dev.assay.operation.Failures;
import dev.assay.operation.Settings;
import dev.assay.rulebook.LoadedRulebooks;
import dev.assay.rules.Rulebook;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What the nights need of the machine they run on: folders, room, rulebooks, a day. */
final class PlaceChecks {
    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
    private static final long TOO_LITTLE = 256L << 20;
    private static final long LITTLE = 2L << 30;

    private PlaceChecks() {}

    /** @param usual nobody has said that it shall be there: nights may be told another one each time */
    static List<Finding> inbox(Path folder, boolean usual, Settings settings) {
        Inbox inbox;
        try {
            inbox = Inbox.scan(folder, settings.limits().feed());
        } catch (InboxException e) {
            String says = Failures.message(e);
            String remedy = Files.exists(folder)
                    ? "ls -ld %s; find %1$s -maxdepth 1 | wc -l".formatted(quoted(folder))
                    : "mkdir -p " + quoted(folder);
            return List.of(
                    usual && !Files.exists(folder)
                            ? Finding.note("inbox", says, remedy)
                            : Finding.problem("inbox", says, remedy));
        }
        List<Finding> findings = new ArrayList<>();
        inbox.passedOver().stream()
                .limit(5)
                .forEach(other -> findings.add(Finding.problem(
                        "inbox",
                        "%s is passed over: %s".formatted(other.name(), other.reason()),
                        "ls -l " + quoted(folder))));
        if (open(folder)) {
            findings.add(Finding.problem(
                    "inbox",
                    "everybody on this machine may write to %s, and so make deliveries".formatted(folder),
                    "chmod o-w " + quoted(folder)));
        }
        long waiting = inbox.files().stream().filter(file -> file.waiting()).count();
        if (findings.isEmpty()) {
            findings.add(Finding.ok(
                    "inbox",
                    "%s, %d data files%s"
                            .formatted(
                                    folder,
                                    inbox.files().size(),
                                    waiting == 0 ? "" : ", %d of them without a manifest".formatted(waiting))));
        }
        return findings;
    }

    private static boolean open(Path folder) {
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(folder);
            return permissions.contains(PosixFilePermission.OTHERS_WRITE);
        } catch (IOException | UnsupportedOperationException e) {
            return false; // no such permissions here
        }
    }

    static Finding rulebooks(LoadedRulebooks books, Path folder, LocalDate today) {
        Optional<Rulebook> inForce = books.rulebooks().inForceOn(today);
        Optional<Rulebook> next = books.rulebooks().versions().stream()
                .filter(version -> version.effectiveFrom().isAfter(today))
                .findFirst();
        if (inForce.isEmpty()) {
            return Finding.problem(
                    "rulebooks",
                    "none of %s is in force today, %s; %s"
                            .formatted(
                                    folder,
                                    today,
                                    next.map(version -> "the first is from " + version.effectiveFrom())
                                            .orElse("there is none")),
                    "ls -l %s; jobs/assay rulebook check %1$s/*.yaml".formatted(quoted(folder)));
        }
        return Finding.ok(
                "rulebooks",
                "%s is in force since %s, %s"
                        .formatted(
                                inForce.get().version(),
                                inForce.get().effectiveFrom(),
                                next.map(version -> "until %s is on %s"
                                                .formatted(version.version(), version.effectiveFrom()))
                                        .orElse("and none comes after it")));
    }

    static Finding zone(ZoneId programme, ZoneId machine, String session, Instant now) {
        LocalDate there = LocalDate.ofInstant(now, programme);
        LocalDate here = LocalDate.ofInstant(now, machine);
        String clock = "today is %s in the programme's zone, %s, where it is %s"
                .formatted(there, programme, SHOWN.format(now.atZone(programme)));
        String others =
                "; the zones of this machine (%s) and of the database (%s) decide nothing".formatted(machine, session);
        return programme.getRules().getOffset(now).equals(machine.getRules().getOffset(now))
                ? Finding.ok("zone", clock + others)
                : Finding.note(
                        "zone",
                        "%s%s, but a scheduler goes by this machine's, where it is %s%s"
                                .formatted(
                                        clock,
                                        others,
                                        SHOWN.format(now.atZone(machine)),
                                        there.equals(here) ? "" : ", another day"));
    }

    static Finding room(String what, Path path) {
        Path there = path.toAbsolutePath();
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        try {
            FileStore store = Files.getFileStore(there);
            Finding room = room(what, path, store.getUsableSpace());
            return Files.isWritable(there) || room.level() == Finding.Level.PROBLEM
                    ? room
                    : Finding.problem(
                            what,
                            "%s may not be written to by %s"
                                    .formatted(there, System.getProperty("user.name", "this account")),
                            "sudo chown \"$(id -un)\" " + quoted(there));
        } catch (IOException e) {
            return Finding.problem(what, "%s cannot be looked at (%s)".formatted(there, e), "df -h " + quoted(there));
        }
    }

    static Finding room(String what, Path path, long usable) {
        String says = "%d MiB are free for %s".formatted(usable >> 20, path);
        String remedy = "df -h " + quoted(path);
        if (usable < TOO_LITTLE) {
            return Finding.problem(what, says, remedy);
        }
        return usable < LITTLE ? Finding.note(what, says, remedy) : Finding.ok(what, says);
    }

    static String quoted(Path path) {
        String text = path.toString();
        return text.matches("[\\w./-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
