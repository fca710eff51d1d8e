package dev.assay.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.EachEngine;
import dev.assay.database.EmptyDatabase;
import dev.assay.database.Engine;
import dev.assay.database.WithoutTables;
import dev.assay.night.NightHouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The documented disk usage of an embedded database. */
@WithoutTables
final class EmbeddedFileIT {
    @EachEngine(Engine.H2)
    void what_was_deleted_gives_its_room_back_to_the_disk_after_the_next_command(EmptyDatabase database)
            throws IOException {
        long full;
        try (NightHouse house = new NightHouse(database)) {
            house.jdbc().execute("CREATE TABLE bulk (id INT PRIMARY KEY, text VARCHAR(2000))");
            house.jdbc().execute("INSERT INTO bulk SELECT x, RAWTOHEX(SECURE_RAND(900)) FROM SYSTEM_RANGE(1, 20000)");
            full = size(database);
            for (int from = 0; from < 20_000; from += 2000) {
                house.jdbc().update("DELETE FROM bulk WHERE id > ? AND id <= ?", from, from + 2000);
            }
        }
        try (NightHouse house = new NightHouse(database)) {
            assertThat(house.count("SELECT COUNT(*) FROM bulk")).isZero();
        }
        assertThat(size(database)).isLessThan(full / 2);
    }

    private static long size(EmptyDatabase database) throws IOException {
        Path path = EmbeddedFile.of(database.url()).orElseThrow().path();
        return Files.size(path.resolveSibling(path.getFileName() + ".mv.db"));
    }
}
