package dev.assay;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** The packages in the order of dependencies, and what each may use. */
final class Packages {
    static final List<String> PURE =
            List.of("rules", "facts", "evaluation", "standing", "cause", "renewal", "remedy", "assessment");
    private static final List<String> SHELL = List.of(
            "yaml",
            "rulebook",
            "store",
            "mapping",
            "feed",
            "operation",
            "lease",
            "intake",
            "purge",
            "remote",
            "doctor",
            "night",
            "telemetry",
            "language",
            "report",
            "outbound",
            "cli");

    /** The subpackages of a package, in the order in which they may use each other. */
    private static final Map<String, List<String>> PARTS = Map.of(
            "store",
            List.of("sql", "fact", "delivery", "run", "result", "history", "purge", "server", "schema"),
            "feed",
            List.of("format"),
            "cli",
            List.of("output", "progress", "command", "night", "answer", "list", "file", "hand"));

    private static final List<String> ORDER =
            Stream.concat(PURE.stream(), SHELL.stream()).toList();

    /** Makes sample deliveries; beside the order. */
    private static final String SAMPLE = "sample";

    private static final List<String> KNOWN_TO_SAMPLE = List.of("rules", "facts", "evaluation", "feed");

    private static final DescribedPredicate<JavaClass> OUTSIDE_WORLD =
            JavaClass.Predicates.resideInAnyPackage("java.sql..", "java.net..", "java.nio.file..", "java.io..");
    private static final DescribedPredicate<JavaClass> LANGUAGE =
            JavaClass.Predicates.resideInAnyPackage("java..", "org.jspecify..");

    private Packages() {}

    static ArchCondition<JavaClass> existInTheHouse(String root) {
        return condition(
                "lie in one of the packages " + ORDER + " or " + SAMPLE + " or their parts " + PARTS,
                (type, breach) -> {
                    if (!isInTheHouse(type, root)) {
                        breach.accept("Class <" + type.getName() + "> lies in no package of the house");
                    }
                });
    }

    static ArchCondition<JavaClass> dependOnEarlierOnes(String root) {
        return condition(
                "depend on earlier packages only", (type, breach) -> type.getDirectDependenciesFromSelf().stream()
                        .filter(dependency ->
                                dependency.getTargetClass().getPackageName().startsWith(root + "."))
                        .filter(dependency ->
                                !mayKnow(packageOf(type, root), packageOf(dependency.getTargetClass(), root)))
                        .forEach(dependency -> breach.accept(blame(type, dependency))));
    }

    /** Within a package with subpackages: they may only use earlier ones, and never the package that contains them. */
    static ArchCondition<JavaClass> dependOnEarlierParts(String root) {
        return condition("depend on earlier parts only", (type, breach) -> type.getDirectDependenciesFromSelf().stream()
                .filter(dependency -> packageOf(type, root).equals(packageOf(dependency.getTargetClass(), root)))
                .filter(dependency -> place(type, root) < place(dependency.getTargetClass(), root))
                .forEach(dependency -> breach.accept(blame(type, dependency))));
    }

    static ArchCondition<JavaClass> knowOnlyTheLanguage(String root) {
        return condition(
                "know only the language and each other", (type, breach) -> type.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> !isPure(dependency.getTargetClass(), root))
                        .forEach(dependency -> breach.accept(blame(type, dependency))));
    }

    static ArchCondition<JavaClass> beNullMarked() {
        return condition("lie in null-marked packages", (type, breach) -> {
            if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                breach.accept("Class <" + type.getName() + "> lies in a package without @NullMarked");
            }
        });
    }

    static ArchRule freeOfCycles(String root) {
        return SlicesRuleDefinition.slices().matching(root + ".(*)..").should().beFreeOfCycles();
    }

    private static boolean isInTheHouse(JavaClass type, String root) {
        String name = packageOf(type, root);
        String part = partOf(type, root);
        return exists(name)
                && (part.isEmpty() || PARTS.getOrDefault(name, List.of()).contains(part));
    }

    /** The position of the type's subpackage; types directly in the package come last. */
    private static int place(JavaClass type, String root) {
        List<String> parts = PARTS.getOrDefault(packageOf(type, root), List.of());
        String part = partOf(type, root);
        return part.isEmpty() ? parts.size() : parts.indexOf(part);
    }

    /** What follows the first part of the package's name below the root; empty if nothing does. */
    private static String partOf(JavaClass type, String root) {
        String[] names = type.getPackageName().substring(root.length()).split("\\.", 3);
        return names.length < 3 ? "" : names[2];
    }

    private static boolean mayKnow(String from, String to) {
        if (from.equals(to)) {
            return true;
        }
        if (from.equals(SAMPLE)) {
            return KNOWN_TO_SAMPLE.contains(to);
        }
        if (to.equals(SAMPLE)) {
            return from.equals("cli");
        }
        return exists(to) && ORDER.indexOf(to) < ORDER.indexOf(from);
    }

    private static boolean isPure(JavaClass type, String root) {
        JavaClass base = type.getBaseComponentType();
        return base.isPrimitive()
                || PURE.contains(packageOf(base, root))
                || LANGUAGE.test(base) && !OUTSIDE_WORLD.test(base);
    }

    private static boolean exists(String name) {
        return ORDER.contains(name) || name.equals(SAMPLE);
    }

    /** The first part of the package's name below the root; empty outside of it. */
    private static String packageOf(JavaClass type, String root) {
        String name = type.getPackageName();
        return name.startsWith(root + ".") ? name.substring(root.length() + 1).split("\\.", 2)[0] : "";
    }

    private static String blame(JavaClass type, Dependency dependency) {
        return "Class <" + type.getName() + ">: " + dependency.getDescription();
    }

    private static ArchCondition<JavaClass> condition(String text, BiConsumer<JavaClass, Consumer<String>> check) {
        return new ArchCondition<>(text) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                check.accept(type, breach -> events.add(SimpleConditionEvent.violated(type, breach)));
            }
        };
    }
}
