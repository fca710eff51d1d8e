package dev.assay.fuzz;

/** A CSV file as a partner centre or a learning platform exports it. */
public final class FuzzMappedCsv {
    private static final String[] MAPPINGS = {"partner-centre-trainings", "learning-platform-trainings"};
    private static final ReadDelivery READ = ReadDelivery.mapped();

    private FuzzMappedCsv() {}

    /** @param input the number of a mapping, and the file */
    public static void fuzzerTestOneInput(byte[] input) {
        READ.mapping("trainings.csv", MAPPINGS, input);
    }
}
