package dev.assay.fuzz;

/** A CSV file of one of our own feeds. */
public final class FuzzPlainCsv {
    private static final ReadDelivery READ = ReadDelivery.plain();

    private FuzzPlainCsv() {}

    /** @param input the number of a feed, and the file */
    public static void fuzzerTestOneInput(byte[] input) {
        READ.feed(input);
    }
}
