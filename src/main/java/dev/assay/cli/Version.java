package dev.assay.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** What is running: the build, the commit that it was built from, and the Java that runs it. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() throws IOException {
        Properties build = new Properties();
        try (InputStream file = Version.class.getResourceAsStream("/build.properties")) {
            if (file != null) {
                build.load(file);
            }
        }
        return new String[] {
            "assay %s, commit %s, Java %s (%s)"
                    .formatted(
                            build.getProperty("version", "unknown"),
                            build.getProperty("commit", "unknown"),
                            System.getProperty("java.version"),
                            System.getProperty("java.vendor"))
        };
    }
}
