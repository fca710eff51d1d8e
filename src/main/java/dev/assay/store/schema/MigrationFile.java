package dev.assay.store.schema;

import dev.assay.store.sql.Vendor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * A migration of this program, as a file.
 *
 * @param name such as {@code V10__key_order.sql}
 * @param description the words of the name, such as {@code key order}
 */
record MigrationFile(String name, int version, String description, Resource content) {
    private static final Pattern NAME = Pattern.compile("V(\\d+)__(\\w+)\\.sql");

    /** The migrations for a database, in no particular order. */
    static Stream<MigrationFile> of(Vendor vendor) {
        return Stream.of("common", vendor.folder()).flatMap(MigrationFile::in).map(MigrationFile::of);
    }

    private static Stream<Resource> in(String folder) {
        try {
            return Stream.of(new PathMatchingResourcePatternResolver()
                    .getResources("classpath:sql/migration/%s/V*.sql".formatted(folder)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MigrationFile of(Resource file) {
        String name = String.valueOf(file.getFilename());
        Matcher parts = NAME.matcher(name);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "%s: the name of a migration has the form V10__levels.sql".formatted(name));
        }
        return new MigrationFile(
                name, Integer.parseInt(parts.group(1)), parts.group(2).replace('_', ' '), file);
    }
}
