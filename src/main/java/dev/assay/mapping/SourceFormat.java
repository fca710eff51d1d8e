package dev.assay.mapping;

import java.nio.charset.Charset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the files of a source are written. */
public sealed interface SourceFormat {
    /** How its text is encoded. */
    Charset encoding();

    /** The endings of the names of such files, packed ones aside. */
    List<String> endings();

    /**
     * Lines of fields, the first of which, after those to be passed over, names the columns.
     *
     * @param delimiter between two fields; null = a tab in {@code .tsv}, a comma in {@code .csv}
     * @param quotes whether a field may be in quotes, as RFC 4180 has it
     * @param ignoresStrangers whether a file may have columns that the mapping does not know
     * @param before how many lines there are before the header
     * @param after how many lines that are not blank there are after the data
     */
    record Table(
            @Nullable Character delimiter,
            boolean quotes,
            boolean ignoresStrangers,
            int before,
            int after,
            Charset encoding)
            implements SourceFormat {
        @Override
        public List<String> endings() {
            return List.of(".csv", ".tsv");
        }
    }

    /**
     * Objects, or texts: in {@code .ndjson} one per line; in {@code .json} a list of them, or a single one, at one place.
     *
     * @param records the keys that lead there; none = the whole document
     * @param keys by which records are verified that are credentials in compact form
     */
    record Json(List<String> records, Charset encoding, JwtKeys keys) implements SourceFormat {
        public Json {
            records = List.copyOf(records);
        }

        @Override
        public List<String> endings() {
            return List.of(".json", ".ndjson");
        }
    }
}
