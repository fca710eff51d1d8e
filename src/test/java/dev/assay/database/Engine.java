package dev.assay.database;

/** What Assay can keep its facts in. */
public enum Engine {
    /** The embedded default: a file of its own per test, in MySQL's mode. */
    H2("H2 file"),
    /** Started once per JVM from the jars of the build; one schema per test, in the server's own default collation. */
    MARIADB("MariaDB 11.4"),
    /** Production: only when the system property {@code assay.test.mysql.url} names a server; one schema per test. */
    MYSQL("MySQL 9.7");

    private final String title;

    Engine(String title) {
        this.title = title;
    }

    @Override
    public String toString() {
        return title;
    }
}
