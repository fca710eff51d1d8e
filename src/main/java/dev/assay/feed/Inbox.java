package dev.assay.feed;

import dev.assay.facts.Fact;
import dev.assay.facts.Feed;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The contents of the inbox: the data files directly in the folder, sorted by name (by code point). Links, folders and
 * other files are not opened.
 *
 * @param files the data files, waiting ones included
 * @param passedOver entries that are named like a delivery but cannot be one, with the reason
 * @param unread the names of other files, which no night reads as they are; at most 100 of them
 */
public record Inbox(List<InboxFile> files, List<PassedOver> passedOver, List<String> unread) {
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
        List<String> unread = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                look(entry, files, passedOver, unread);
                limit(folder, files.size(), limits);
            }
        } catch (IOException | DirectoryIteratorException e) {
            throw new InboxException(
                    "the inbox %s cannot be read (%s); give the account that runs the nights read access to it"
                            .formatted(folder, e),
                    e);
        }
        files.sort(Comparator.comparing(InboxFile::name, Fact.byCodePoint()));
        passedOver.sort(Comparator.comparing(PassedOver::name, Fact.byCodePoint()));
        unread.sort(Fact.byCodePoint());
        return new Inbox(files, passedOver, unread);
    }

    private static void look(Path entry, List<InboxFile> files, List<PassedOver> passedOver, List<String> unread) {
        String name = entry.getFileName().toString();
        Optional<Feed> feed = InboxFile.feedOf(name);
        if (feed.isEmpty() && !mapped(entry, name)) {
            if (unread.size() < MOST_UNREAD && isUnread(entry, name)) {
                unread.add(name);
            }
            return;
        }
        String obstacle = obstacle(entry, name);
        if (obstacle == null) {
            files.add(InboxFile.at(entry, feed.orElse(null)));
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
    private static boolean isUnread(Path entry, String name) {
        if (name.startsWith(".") || !Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        return !name.endsWith(InboxFile.MANIFEST_SUFFIX)
                || !Files.exists(
                        entry.resolveSibling(name.substring(0, name.length() - InboxFile.MANIFEST_SUFFIX.length())));
    }

    /** True if a mapping can read a file of that name, once it is sealed with one. */
    public static boolean canBeMapped(String name) {
        return InboxFile.ending(name).isPresent();
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
