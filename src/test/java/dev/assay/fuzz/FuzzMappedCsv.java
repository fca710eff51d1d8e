package dev.assay.fuzz;

/** A CSV file as a partner centre exports it. */
public final class FuzzMappedCsv {
    private static final ReadDelivery READ = ReadDelivery.mapped("partner-centre-trainings");

    private FuzzMappedCsv() {}

    public static void fuzzerTestOneInput(byte[] input) {
        READ.read("trainings.csv", input);
    }
}
