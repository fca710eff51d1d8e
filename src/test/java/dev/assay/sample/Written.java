package dev.assay.sample;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.assay.facts.Feed;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.NullMarked;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A delivery read back by means of its own. */
@NullMarked
record Written(Path file, JsonNode manifest) {
    static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    static List<Written> in(Path folder) throws IOException {
        List<Written> deliveries = new ArrayList<>();
        for (Path manifest : files(folder)) {
            String name = manifest.getFileName().toString();
            if (name.endsWith(".manifest.json")) {
                Path data = manifest.resolveSibling(name.substring(0, name.length() - ".manifest.json".length()));
                deliveries.add(new Written(data, JsonMapper.builder().build().readTree(Files.readString(manifest))));
            }
        }
        return deliveries;
    }

    Feed feed() {
        return Feed.of(manifest.get("feed").stringValue()).orElseThrow();
    }

    boolean snapshot() {
        return manifest.get("mode").stringValue().equals("snapshot");
    }

    List<Integer> widths() throws IOException {
        try (var csv = CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .detectBomHeader(true)
                .ofCsvRecord(data())) {
            return csv.stream().map(row -> row.getFieldCount()).toList();
        }
    }

    /** Column to value; rows of another width than the header's are left out. */
    List<Map<String, String>> rows() throws IOException {
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .detectBomHeader(true)
                .ofNamedCsvRecord(data())) {
            List<Map<String, String>> rows = new ArrayList<>();
            csv.stream()
                    .filter(row -> row.getFieldCount() == row.getHeader().size())
                    .forEach(row -> rows.add(new LinkedHashMap<>(row.getFieldsAsMap())));
            return rows;
        }
    }

    private InputStream data() throws IOException {
        InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
        return file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
    }
}
