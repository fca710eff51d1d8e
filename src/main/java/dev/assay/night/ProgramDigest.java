package dev.assay.night;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * A digest of the program's own classes that decide answers: another build of them may find something else in the same
 * facts, so what it finds is not to be built on the findings of an earlier one.
 */
final class ProgramDigest {
    /** The packages that read, evaluate and keep facts and answers, with all below them. */
    private static final List<String> DECIDING = List.of(
            "rules",
            "facts",
            "evaluation",
            "standing",
            "cause",
            "renewal",
            "remedy",
            "assessment",
            "rulebook",
            "store");

    private static final String OF_THIS_PROGRAM = of("classpath:dev/assay/");

    private ProgramDigest() {}

    /** SHA-256, in hex: the same for the same sources and compiler. */
    static String ofThisProgram() {
        return OF_THIS_PROGRAM;
    }

    /**
     * Of the program in a folder.
     *
     * @param root as Spring names locations, with a slash at its end
     * @throws IllegalStateException if one of the packages is not there
     */
    static String of(String root) {
        PathMatchingResourcePatternResolver resolver = new PathMatchingResourcePatternResolver();
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String name : DECIDING) {
                SortedMap<String, Resource> classes = new TreeMap<>();
                for (Resource file : resolver.getResources(root + name + "/**/*.class")) {
                    classes.put(file.getURL().getPath(), file);
                }
                if (classes.isEmpty()) {
                    throw new IllegalStateException("no classes of the package %s found in %s".formatted(name, root));
                }
                for (Resource file : classes.values()) {
                    try (InputStream content = file.getInputStream()) {
                        digest.update(content.readAllBytes());
                    }
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        } catch (IOException e) {
            throw new UncheckedIOException("the program cannot read its own classes", e);
        }
    }
}
