package dev.assay.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.assay.store.sql.DatabaseError;
import dev.assay.store.sql.EmbeddedFile;
import dev.assay.store.sql.RecordedSessions;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.mock.env.MockEnvironment;

class ConnectionsTest {
    private static final Settings USUAL =
            new Binder(new MapConfigurationPropertySource(Map.of())).bindOrCreate("assay", Settings.class);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void embedded_file_that_another_process_has_open_is_tried_once_and_the_process_named()
            throws IOException, SQLException {
        Path path = folder.resolve("assay");
        String url = "jdbc:h2:file:%s;MODE=MySQL".formatted(path);
        DriverManager.getConnection(url, "sa", "").close();
        new EmbeddedFile(path).claim("assay@host pid 7");
        MockEnvironment environment = new MockEnvironment()
                .withProperty("spring.datasource.url", url)
                .withProperty("spring.datasource.username", "sa")
                .withProperty("spring.datasource.password", "");
        try (FileChannel channel = FileChannel.open(Path.of(path + ".mv.db"), StandardOpenOption.WRITE);
                FileLock lock = channel.lock();
                RecordedSessions pool = Connections.pool(environment, USUAL)) {
            assertThat(lock.isValid()).isTrue();

            Throwable refused = catchThrowable(pool::getConnection);

            assertThat(DatabaseError.of(refused)).contains(DatabaseError.FILE_IN_USE);
            assertThat(EmbeddedFile.named(refused).flatMap(EmbeddedFile::holder).orElse(""))
                    .startsWith("assay@host pid 7, since ");
            // the pool pauses for a second after each attempt and gives up once this time has passed
            assertThat(Duration.ofMillis(pool.getInitializationFailTimeout())).isLessThan(Duration.ofSeconds(1));
        }
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "jdbc:h2:file:/data/assay;MODE=MySQL, /data/assay",
                "jdbc:h2:/data/assay;MODE=MySQL, /data/assay",
                "jdbc:h2:./assay, ./assay",
                "jdbc:h2:mem:assay;MODE=MySQL, none",
                "jdbc:h2:tcp://host/assay, none",
                "jdbc:mysql://host/assay, none",
            })
    void embedded_file_is_known_from_every_form_of_its_url(String url, String path) {
        assertThat(EmbeddedFile.of(url))
                .isEqualTo(Optional.ofNullable(path).map(Path::of).map(EmbeddedFile::new));
    }
}
