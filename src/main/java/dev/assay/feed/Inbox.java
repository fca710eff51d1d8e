package dev.assay.feed;

import dev.assay.facts.Fact;
import dev.assay.feed.format.FeedLimits;
import dev.assay.feed.format.Shown;
import dev.assay.yaml.FileError;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The contents of the inbox: the data files directly in the folder, sorted by name (by code point). Links, folders and
 * other files are not opened.
 *
 * @param files the data files, waiting ones included
 * @param passedOver entries that are named like a delivery but cannot be one, with the reason
 * @param unread the names of other files, which no night reads as they are; the first 100 of them
 * @param unreadInAll how many of those there are
 */
public record Inbox(List<InboxFile> files, List<PassedOver> passedOver, List<String> unread, int unreadInAll) {
    private static final int MOST_UNREAD = 100;
    private static final char UNDECODABLE = '\uFFFD';

    public Inbox {
        files = List.copyOf(files);
        passedOver = List.copyOf(passedOver);
        unread = List.copyOf(unread);
    }

    /**
     * An entry of the inbox that has the name of a delivery but cannot be one.
     *
     * @param name as shown to people
     * @param reason why, and what to do
     */
    public record PassedOver(String name, String reason) {}

    /**
     * Lists the folder, which itself may be a link; opens no file.
     *
     * @throws InboxException if there is no such folder, it cannot be read, or it has too many data files
     */
    public static Inbox scan(Path folder, FeedLimits limits) {
        if (!Files.isDirectory(folder)) {
            String what = Files.exists(folder) ? "is not a folder" : "does not exist";
            throw new InboxException(
                    "the inbox %s %s; create the folder or name another with --inbox".formatted(folder, what));
        }
        List<InboxFile> files = new ArrayList<>();
        List<PassedOver> passedOver = new ArrayList<>();
        TreeSet<String> unread = new TreeSet<>(Fact.byCodePoint());
        int unreadInAll = 0;
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                if (isData(entry)) {
                    take(entry, files, passedOver);
                } else if (isUnread(entry)) {
                    unreadInAll++;
                    unread.add(entry.getFileName().toString());
                    if (unread.size() > MOST_UNREAD) {
                        unread.pollLast();
                    }
                }
                limit(folder, files.size(), limits);
            }
        } catch (DirectoryIteratorException e) {
            throw unreadable(folder, Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
        files.sort(Comparator.comparing(InboxFile::name, Fact.byCodePoint()));
        passedOver.sort(Comparator.comparing(PassedOver::name, Fact.byCodePoint()));
        return new Inbox(files, passedOver, List.copyOf(unread), unreadInAll);
    }

    private static InboxException unreadable(Path folder, IOException e) {
        return new InboxException(
                "the inbox %s cannot be read: %s; give the account that runs the nights read access to it"
                        .formatted(folder, FileError.reason(e)),
                e);
    }

    private static boolean isData(Path entry) {
        String name = entry.getFileName().toString();
        return InboxFile.feedOf(name).isPresent() || mapped(entry, name);
    }

    private static void take(Path entry, List<InboxFile> files, List<PassedOver> passedOver) {
        String name = entry.getFileName().toString();
        String obstacle = obstacle(entry, name);
        if (obstacle == null) {
            files.add(InboxFile.at(entry, InboxFile.feedOf(name).orElse(null)));
        } else {
            passedOver.add(new PassedOver(Shown.of(name), obstacle));
        }
    }

    /** A file with any other name is a delivery only if it has a manifest; it is never reported as waiting. */
    private static boolean mapped(Path entry, String name) {
        return InboxFile.ending(name).isPresent()
                && Files.isRegularFile(InboxFile.manifestBeside(entry), LinkOption.NOFOLLOW_LINKS);
    }

    /** True for a file that somebody may believe to be delivered; hidden ones and manifests beside their data are not. */
    private static boolean isUnread(Path entry) {
        String name = entry.getFileName().toString();
        if (name.startsWith(".") || !Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        return dataOf(name)
                .map(data -> !Files.exists(entry.resolveSibling(data)))
                .orElse(true);
    }

    /** True if a mapping can read a file of that name, once it is sealed with one. */
    public static boolean canBeMapped(String name) {
        return InboxFile.ending(name).isPresent();
    }

    /** True if such a file can be delivered under the name of a feed. */
    public static boolean canBePlain(String name) {
        return InboxFile.ending(name).filter(".csv"::equals).isPresent();
    }

    /** The name of the data file to which a manifest of that name belongs; empty if it is not the name of a manifest. */
    public static Optional<String> dataOf(String name) {
        return name.endsWith(InboxFile.MANIFEST_SUFFIX)
                ? Optional.of(name.substring(0, name.length() - InboxFile.MANIFEST_SUFFIX.length()))
                : Optional.empty();
    }

    /** Why a file of that name cannot be a delivery, or null if it can. */
    static @Nullable String obstacle(Path file, String name) {
        if (name.length() > InboxFile.LONGEST_NAME) {
            return "its name has %d characters; rename it to at most %d"
                    .formatted(name.length(), InboxFile.LONGEST_NAME);
        }
        if (name.chars().anyMatch(c -> Character.isISOControl(c) || c == UNDECODABLE)) {
            return "its name has unprintable characters; rename it";
        }
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return "it is not a regular file (links and folders are not followed); put the file itself into the inbox";
        }
        return Files.isReadable(file) ? null : "it cannot be read; give the account that runs the nights read access";
    }

    private static void limit(Path folder, int files, FeedLimits limits) {
        if (files > limits.files()) {
            throw new InboxException(
                    "the inbox %s has more than %d data files; move old deliveries elsewhere or raise assay.limits.files"
                            .formatted(folder, limits.files()));
        }
    }
}
