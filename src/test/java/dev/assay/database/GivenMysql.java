package dev.assay.database;

/** The MySQL server that was given to the build, if any. */
final class GivenMysql {
    private static final String URL = System.getProperty("assay.test.mysql.url", "");

    private GivenMysql() {}

    static boolean isGiven() {
        return !URL.isEmpty();
    }

    /** The server without a schema, and a user who may create databases. */
    static EmptyDatabase account() {
        if (!URL.matches("jdbc:mysql://[^/?]+/")) {
            throw new IllegalStateException("assay.test.mysql.url is \"" + URL
                    + "\"; write it as jdbc:mysql://host:port/ without a schema and without options");
        }
        return new EmptyDatabase(
                Engine.MYSQL,
                URL,
                System.getProperty("assay.test.mysql.user", ""),
                System.getProperty("assay.test.mysql.password", ""));
    }
}
