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
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** The packages of the house, in the order of reading, and what each may know. */
final class Packages {
    static final List<String> PURE = List.of("rules", "facts", "evaluation", "standing", "renewal");
    private static final List<String> SHELL =
            List.of("yaml", "rulebook", "store", "mapping", "feed", "night", "telemetry", "report", "cli");
    private static final List<String> ORDER =
            Stream.concat(PURE.stream(), SHELL.stream()).toList();

    /** Makes sample deliveries; beside the order. */
    private static final String SAMPLE = "sample";

    private static final List<String> KNOWN_TO_SAMPLE = List.of("rules", "facts", "feed");

    private static final DescribedPredicate<JavaClass> OUTSIDE_WORLD =
            JavaClass.Predicates.resideInAnyPackage("java.sql..", "java.net..", "java.nio.file..", "java.io..");
    private static final DescribedPredicate<JavaClass> LANGUAGE =
            JavaClass.Predicates.resideInAnyPackage("java..", "org.jspecify..");

    private Packages() {}

    static ArchCondition<JavaClass> existInTheHouse(String root) {
        return condition("lie directly in one of the packages " + ORDER + " or " + SAMPLE, (type, breach) -> {
            if (!type.getPackageName().matches(root + "\\.[^.]+") || !exists(packageOf(type, root))) {
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
