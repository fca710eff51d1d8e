package dev.assay.fuzz;

/** A JSON file of badges, or of revoked ones. */
public final class FuzzMappedJson {
    private static final String[] MAPPINGS = {
        "open-badges-2",
        "open-badges-3",
        "credly-issued-badges",
        "open-badges-2-revocations",
        "open-badges-3-revocations"
    };
    private static final ReadDelivery READ = ReadDelivery.mapped();

    private FuzzMappedJson() {}

    /** @param input the number of a mapping, and the file */
    public static void fuzzerTestOneInput(byte[] input) {
        READ.mapping("badges.json", MAPPINGS, input);
    }
}
