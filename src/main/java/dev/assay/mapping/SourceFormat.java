package dev.assay.mapping;

import java.nio.charset.Charset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The file format of a source. */
public sealed interface SourceFormat {
    /** The character encoding. */
    Charset encoding();

    /** The extensions of such files, without the one for compression. */
    List<String> endings();

    /**
     * Lines of fields; the first line after those to be skipped names the columns.
     *
     * @param delimiter between two fields; null = a tab in {@code .tsv}, a comma in {@code .csv}
     * @param quotes whether a field may be quoted as in RFC 4180
     * @param ignoresStrangers whether a file may have columns that the mapping does not declare
     * @param before the number of lines before the header
     * @param after the number of non-blank lines after the data
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
     * Objects, or strings: in {@code .ndjson} one per line; in {@code .json} a list of them, or a single one.
     *
     * @param records the keys that lead to them; empty = the whole document
     * @param keys verify records that are credentials in compact form
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
