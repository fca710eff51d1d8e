package dev.assay.feed;

import dev.assay.rules.MembershipLevel;
import java.util.List;

/**
 * What a delivery may at most be. Whatever goes beyond is refused, with the limit and the setting that raises it; a row
 * that grants another level than those is rejected.
 *
 * @param files data files in the inbox, waiting ones included ({@code assay.limits.files})
 * @param fileBytes bytes of one data file as it lies there ({@code assay.limits.file-bytes})
 * @param unpackedBytes bytes of one {@code .csv.gz} once unpacked ({@code assay.limits.unpacked-bytes})
 * @param unpackedRatio unpacked bytes to each byte of a packed file, once 16 MiB have been unpacked ({@code
 *     assay.limits.unpacked-ratio})
 * @param recordChars characters of one record, separators included and quotes not, in UTF-16 units ({@code
 *     assay.limits.record-chars})
 * @param fieldChars characters of one field, in UTF-16 units ({@code assay.limits.field-chars})
 * @param levels the names of the levels that an override may grant, in capitals, the lowest first: those of the loaded
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
    /** 10,000 files of 2 GiB, unpacked 8 GiB and 200 to 1, with records of 65,536 and fields of 16,384 characters. */
    public static final FeedLimits DEFAULTS = new FeedLimits(10_000, 2L << 30, 8L << 30, 200, 65_536, 16_384);

    private static final int MOST_FIELD_CHARS = 64 << 20;

    /** With the levels of memberships. */
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

    /** The same with other levels. */
    public FeedLimits granting(List<String> levels) {
        return new FeedLimits(files, fileBytes, unpackedBytes, unpackedRatio, recordChars, fieldChars, levels);
    }

    private static void positive(String setting, long value) {
        if (value < 1) {
            throw new IllegalArgumentException("assay.limits.%s is %d; set it to 1 or more".formatted(setting, value));
        }
    }
}
