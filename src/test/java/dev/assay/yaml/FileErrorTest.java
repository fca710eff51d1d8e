package dev.assay.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileErrorTest {
    @Test
    void reason_is_in_words_and_without_the_name_of_a_class() {
        assertThat(FileError.reason(new AccessDeniedException("/x"))).isEqualTo("permission denied");
        assertThat(FileError.reason(new NoSuchFileException("/x"))).isEqualTo("no such file or folder");
        assertThat(FileError.reason(new FileSystemException("/x", null, "Read-only file system")))
                .isEqualTo("Read-only file system");
        assertThat(FileError.reason(new IOException("Stream closed"))).isEqualTo("Stream closed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Read-only file system", "Not a directory", "Is a directory", "File name too long"})
    void place_that_cannot_be_used_lasts(String reason) {
        assertThat(FileError.lasts(new FileSystemException("/x", null, reason))).isTrue();
        assertThat(FileError.lasts(new AccessDeniedException("/x"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"No space left on device", "Disk quota exceeded", "Input/output error", "Too many open files"})
    void want_of_room_and_broken_devices_pass(String reason) {
        assertThat(FileError.lasts(new FileSystemException("/x", null, reason))).isFalse();
        assertThat(FileError.lasts(new NoSuchFileException("/x"))).isFalse();
        assertThat(FileError.lasts(new IOException(reason))).isFalse();
    }
}
