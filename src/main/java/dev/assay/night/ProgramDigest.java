package dev.assay.night;

import dev.assay.facts.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * A digest of the program's classes that determine results: another build of them may compute different results from the
 * same facts, so its results must not be combined with those of an earlier build.
 */
final class ProgramDigest {
    /** The packages that read, evaluate and store facts and results, with their subpackages. */
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
     * The digest of the program in a folder.
     *
     * @param root a Spring resource location that ends with a slash
     * @throws IllegalStateException if one of the packages is missing
     */
    static String of(String root) {
        PathMatchingResourcePatternResolver resolver = new PathMatchingResourcePatternResolver();
        try {
            MessageDigest digest = Sha256.digest();
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
        } catch (IOException e) {
            throw new UncheckedIOException("the program cannot read its own classes", e);
        }
    }
}
