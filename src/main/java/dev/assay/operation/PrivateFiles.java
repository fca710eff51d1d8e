package dev.assay.operation;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/**
 * Creates files with personal data: writable by the owner, readable by the group, inaccessible to others. Permissions
 * of files from earlier versions of the program are restricted. Does nothing on file systems without such permissions.
 */
public final class PrivateFiles {
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-r-----");
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwxr-x---");

    private PrivateFiles() {}

    /** Creates the file, empty, and its parent folders, if they are missing. */
    public static void file(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            folder(folder);
        }
        try {
            Files.createFile(file, attributes(FILE));
        } catch (FileAlreadyExistsException e) {
            close(file);
        }
    }

    /** Creates the folder and its parents, if they are missing. */
    public static void folder(Path folder) throws IOException {
        Files.createDirectories(folder, attributes(FOLDER));
    }

    /** Removes the permissions of others from the file, if it exists and belongs to this user. */
    public static void close(Path file) throws IOException {
        if (!posix() || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || !Files.isWritable(file)) {
            return;
        }
        Set<PosixFilePermission> now = Files.getPosixFilePermissions(file);
        Set<PosixFilePermission> then = EnumSet.copyOf(FILE);
        then.retainAll(now);
        if (!then.equals(now) && Files.getOwner(file).getName().equals(System.getProperty("user.name"))) {
            Files.setPosixFilePermissions(file, then);
        }
    }

    /** The attributes of a new file of that kind. */
    public static FileAttribute<?>[] attributes() {
        return attributes(FILE);
    }

    private static FileAttribute<?>[] attributes(Set<PosixFilePermission> permissions) {
        return posix()
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }

    private static boolean posix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }
}
