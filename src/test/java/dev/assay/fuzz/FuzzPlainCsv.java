package dev.assay.fuzz;

import dev.assay.facts.Feed;
import java.util.Arrays;

/** A CSV file of one of our own feeds, which the first byte chooses. */
public final class FuzzPlainCsv {
    private static final ReadDelivery READ = ReadDelivery.plain();

    private FuzzPlainCsv() {}

    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length > 0) {
            Feed feed = Feed.values()[Math.floorMod(input[0], Feed.values().length)];
            READ.read(feed.id() + ".csv", Arrays.copyOfRange(input, 1, input.length));
        }
    }
}
