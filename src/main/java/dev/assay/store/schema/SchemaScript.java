package dev.assay.store.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32;
import org.flywaydb.core.api.CoreMigrationType;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.executor.Context;
import org.flywaydb.core.api.executor.MigrationExecutor;
import org.flywaydb.core.api.resolver.ResolvedMigration;
import org.flywaydb.core.internal.jdbc.Results;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A migration script with the same entry in Flyway's history as if Flyway itself ran it. It runs statement by
 * statement, each committed separately, and skips those whose effect already exists.
 */
final class SchemaScript implements ResolvedMigration, MigrationExecutor {
    private static final Logger LOG = LoggerFactory.getLogger(SchemaScript.class);

    private final MigrationFile file;
    private final MigrationVersion version;
    private final String text;

    SchemaScript(MigrationFile file) {
        this.file = file;
        this.version = MigrationVersion.fromVersion(String.valueOf(file.version()));
        try {
            this.text = file.content().getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<Results> execute(Context context) throws SQLException {
        for (SchemaStatement statement : SchemaStatement.of(text)) {
            if (statement.isDone(context.getConnection())) {
                LOG.info(
                        "{}: done already: {}",
                        file.name(),
                        statement.sql().lines().findFirst().orElse(""));
            } else {
                statement.run(context.getConnection());
            }
        }
        return List.of();
    }

    @Override
    public boolean canExecuteInTransaction() {
        return false;
    }

    @Override
    public boolean shouldExecute() {
        return true;
    }

    @Override
    public MigrationVersion getVersion() {
        return version;
    }

    @Override
    public String getDescription() {
        return file.description();
    }

    @Override
    public String getScript() {
        return file.name();
    }

    /** The CRC-32 of the lines without line ends, as Flyway computes it. */
    @Override
    public Integer getChecksum() {
        CRC32 sum = new CRC32();
        text.lines().forEach(line -> sum.update(line.getBytes(StandardCharsets.UTF_8)));
        return (int) sum.getValue();
    }

    @Override
    public boolean checksumMatches(Integer checksum) {
        return Objects.equals(checksum, getChecksum());
    }

    @Override
    public boolean checksumMatchesWithoutBeingIdentical(Integer checksum) {
        return false;
    }

    @Override
    public CoreMigrationType getType() {
        return CoreMigrationType.SQL;
    }

    @Override
    public String getPhysicalLocation() {
        return file.content().getDescription();
    }

    @Override
    public MigrationExecutor getExecutor() {
        return this;
    }
}
