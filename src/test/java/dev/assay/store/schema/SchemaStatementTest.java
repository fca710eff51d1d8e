package dev.assay.store.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class SchemaStatementTest {
    @Test
    void every_statement_of_every_migration_can_be_repeated() throws IOException {
        int statements = 0;
        for (Path script : scripts()) {
            statements += SchemaStatement.of(Files.readString(script)).size();
        }
        assertThat(statements).isGreaterThan(100);
    }

    @Test
    void a_statement_whose_effect_cannot_be_checked_is_refused() {
        assertThatThrownBy(() -> SchemaStatement.of("UPDATE run SET reason = 'x';\nDROP TABLE run;\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("DROP TABLE run");
    }

    @Test
    void comments_are_no_statements() {
        assertThat(SchemaStatement.of("-- one; two\n\nUPDATE run SET reason = 'x';\n    -- end;\n"))
                .containsExactly(new SchemaStatement("UPDATE run SET reason = 'x'"));
    }

    /**
     * Databases exist that have these: none of them changes or goes, and a new one has a higher number than all. Whoever
     * releases a version adds its migrations here.
     */
    @Test
    void migrations_of_released_versions_stay_and_new_ones_come_after_them() throws IOException {
        List<Integer> released = List.of(1, 2, 3, 4, 5, 7, 9, 10, 20, 21, 30, 70, 71);
        Set<Integer> all = new TreeSet<>();
        for (Path script : scripts()) {
            String name = script.getFileName().toString();
            all.add(Integer.valueOf(name.substring(1, name.indexOf("__"))));
        }
        assertThat(all.stream().limit(released.size())).containsExactlyElementsOf(released);
    }

    private static List<Path> scripts() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("sql/migration"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
