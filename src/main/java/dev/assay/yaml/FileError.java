package dev.assay.yaml;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import java.util.regex.Pattern;

/** Why a file could not be read or written, in words: Java leaves out of its messages what the class says. */
public final class FileError {
    /** What ends by itself or by making room, wherever the file is. */
    private static final Pattern PASSES = Pattern.compile(
            "(?i)no space left|quota exceeded|input/output error|too many open files|stale file handle");

    private FileError() {}

    /** The reason, without the path where Java says it apart from that. */
    public static String reason(IOException error) {
        if (error instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (error instanceof NoSuchFileException) {
            return "no such file or folder";
        }
        String reason = error instanceof FileSystemException named ? named.getReason() : error.getMessage();
        return Objects.requireNonNullElse(reason, error.toString());
    }

    /**
     * True if nothing can be done with that path until somebody changes it or names another: no right, a file system that
     * cannot be written, a file where a folder should be, a name that is too long. A file that is not there may have
     * been moved away meanwhile.
     */
    public static boolean lasts(IOException error) {
        return error instanceof FileSystemException
                && !(error instanceof NoSuchFileException)
                && !PASSES.matcher(reason(error)).find();
    }
}
