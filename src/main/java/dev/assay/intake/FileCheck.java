package dev.assay.intake;

import dev.assay.feed.Fingerprint;
import dev.assay.feed.InboxFile;
import dev.assay.feed.Rejection;
import dev.assay.feed.Validation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What reading a file of the inbox completely found; the database is not needed for it.
 *
 * @param before the state of the folder before the file was read
 */
record FileCheck(Stamp before, Fingerprint hashes, Validation found) {
    /**
     * Reads the file completely.
     *
     * @param rejections receives its rejected rows in file order
     * @throws IOException if it cannot be read
     * @throws IllegalStateException if it is refused, and changed before its hash was known
     */
    static FileCheck of(InboxFile file, DeliveryRules rules, Consumer<? super Rejection> rejections)
            throws IOException {
        Stamp before = Stamp.of(file);
        String manifest = Fingerprint.ofManifest(file, rules.mappings());
        Validation found = Validation.of(file, rules.mappings(), rules.limits(), rules.rejected(), rejections);
        if (found instanceof Validation.Valid valid) {
            // it has the hash that its manifest states
            String data = valid.delivery().manifest().sha256();
            return new FileCheck(before, new Fingerprint(data, manifest), found);
        }
        FileCheck refused = new FileCheck(before, Fingerprint.of(file, rules.mappings()), found);
        if (!before.equals(Stamp.of(file))) {
            // else what is there now would count as refused
            throw changed(file);
        }
        return refused;
    }

    static IllegalStateException changed(InboxFile file) {
        return new IllegalStateException(
                "%s changed while it was read; wait until it is complete and run the night again"
                        .formatted(file.name()));
    }

    /** What the folder says about a data file and its manifest; different after either is replaced or written. */
    record Stamp(Entry data, @Nullable Entry manifest) {
        static Stamp of(InboxFile file) throws IOException {
            Path manifest = file.manifest();
            return new Stamp(Entry.of(file.data()), manifest == null ? null : Entry.of(manifest));
        }

        private record Entry(long size, FileTime modified, String key) {
            static Entry of(Path path) throws IOException {
                BasicFileAttributes found =
                        Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                return new Entry(found.size(), found.lastModifiedTime(), Objects.toString(found.fileKey(), ""));
            }
        }
    }
}
