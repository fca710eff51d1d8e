package dev.assay.feed.format;

import dev.assay.rules.MembershipLevel;
import java.util.List;

/**
 * Limits of a delivery. A delivery that exceeds one is refused; the message names the limit and the setting that raises
 * it. A row that grants a level other than those listed is rejected.
 *
 * @param files data files in the inbox, waiting ones included ({@code assay.limits.files})
 * @param fileBytes size in bytes of one data file, as delivered ({@code assay.limits.file-bytes})
 * @param unpackedBytes size in bytes of one {@code .csv.gz} after decompression ({@code assay.limits.unpacked-bytes})
 * @param unpackedRatio decompressed bytes for each compressed byte, checked after 16 MiB ({@code
 *     assay.limits.unpacked-ratio})
 * @param recordChars length of one record in UTF-16 units, with separators and without quotes ({@code
 *     assay.limits.record-chars})
 * @param fieldChars length of one field in UTF-16 units ({@code assay.limits.field-chars})
 * @param levels names of the levels that an override may grant, in capitals, lowest first: those of the loaded
 *     rulebooks
 */
public record FeedLimits(
        int files,
        long fileBytes,
        long unpackedBytes,
        int unpackedRatio,
        int recordChars,
        int fieldChars,
        List<String> levels) {
    /** 10,000 files of 2 GiB, decompressed 8 GiB at up to 200:1, records of 65,536 and fields of 16,384 characters. */
    public static final FeedLimits DEFAULTS = new FeedLimits(10_000, 2L << 30, 8L << 30, 200, 65_536, 16_384);

    private static final int MOST_FIELD_CHARS = 64 << 20;

    /** Limits with the membership levels. */
    public FeedLimits(
            int files, long fileBytes, long unpackedBytes, int unpackedRatio, int recordChars, int fieldChars) {
        this(files, fileBytes, unpackedBytes, unpackedRatio, recordChars, fieldChars, MembershipLevel.LADDER.names());
    }

    public FeedLimits {
        levels = List.copyOf(levels);
        positive("files", files);
        positive("file-bytes", fileBytes);
        positive("unpacked-bytes", unpackedBytes);
        positive("unpacked-ratio", unpackedRatio);
        positive("record-chars", recordChars);
        positive("field-chars", fieldChars);
        if (fieldChars > MOST_FIELD_CHARS) {
            throw new IllegalArgumentException(
                    "assay.limits.field-chars is %d; set it to %d or less".formatted(fieldChars, MOST_FIELD_CHARS));
        }
    }

    /** A copy with other levels. */
    public FeedLimits granting(List<String> levels) {
        return new FeedLimits(files, fileBytes, unpackedBytes, unpackedRatio, recordChars, fieldChars, levels);
    }

    private static void positive(String setting, long value) {
        if (value < 1) {
            throw new IllegalArgumentException("assay.limits.%s is %d; set it to 1 or more".formatted(setting, value));
        }
    }
}
