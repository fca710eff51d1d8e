package dev.assay.fuzz;

/** A JSON file of badges. */
public final class FuzzMappedJson {
    private static final ReadDelivery READ = ReadDelivery.mapped("open-badges-2");

    private FuzzMappedJson() {}

    public static void fuzzerTestOneInput(byte[] input) {
        READ.read("assertions.json", input);
    }
}
