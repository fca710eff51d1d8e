package dev.assay;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** A rule of the house, for a program whose packages lie directly below a root. */
enum HouseRule {
    /** Also excludes packages like {@code util} or {@code service}, whose names do not come from the domain. */
    PACKAGES_OF_THE_HOUSE(root -> classes().should(Packages.existInTheHouse(root))),

    DEPEND_ON_EARLIER_PACKAGES(root -> classes().should(Packages.dependOnEarlierOnes(root))),

    DEPEND_ON_EARLIER_PARTS(root -> classes().should(Packages.dependOnEarlierParts(root))),

    NO_CYCLES(Packages::freeOfCycles),

    PURE_PACKAGES(root ->
            classes().that().resideInAnyPackage(below(root, Packages.PURE)).should(Packages.knowOnlyTheLanguage(root))),

    NO_ENVIRONMENT_IN_PURE_PACKAGES(root ->
            classes().that().resideInAnyPackage(below(root, Packages.PURE)).should(new AskTheMachineForNothing())),

    NULL_MARKED(root -> classes().should(Packages.beNullMarked())),

    NO_NAME_TWICE(root -> classes()
            .that()
            .areTopLevelClasses()
            .and()
            .doNotHaveSimpleName("package-info")
            .should(new HaveANameOfTheirOwn())),

    NO_LONELY_INTERFACE(root ->
            classes().that().areInterfaces().and().areNotAnnotations().should(new HaveNotJustOneImplementation())),

    SQL_IN_STORE(root -> noClasses()
            .that()
            .resideOutsideOfPackage(root + ".store..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.sql",
                    "org.springframework.jdbc.core..",
                    "org.springframework.jdbc.object..",
                    "org.springframework.batch.infrastructure.item.database..")),

    /** What speaks to a broker is loaded only if one is set. */
    MESSAGES_IN_REMOTE(root -> noClasses()
            .that()
            .resideOutsideOfPackage(root + ".remote..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework.batch.integration..",
                    "org.springframework.integration..",
                    "org.springframework.messaging..",
                    "jakarta.jms..",
                    "org.apache.activemq..")),

    /** The old types shift by the zone of the machine; {@code java.time} does not. */
    NO_OLD_DATES(root -> noClasses()
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.sql\\.(Date|Time|Timestamp)|java\\.util\\.(Date|Calendar)")),

    EXIT_IN_CLI(root -> noClasses()
            .that()
            .resideOutsideOfPackage(root + ".cli..")
            .should()
            .callMethod(System.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "halt", int.class)),

    /** With them Spring Batch commits parts of a chunk; a chunk must fail as a whole, and the job is restarted. */
    NO_SKIP_AND_NO_RETRY(root -> noClasses()
            .should()
            .callMethodWhere(target(nameMatching("faultTolerant|skip.*|retry.*"))
                    .and(target(owner(resideInAPackage("org.springframework.batch.core.step.."))))
                    .as("a method of Spring Batch that skips or retries in a chunk"))),

    NO_FIELD_INJECTION(root -> noFields()
            .should()
            .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
            .orShould()
            .beAnnotatedWith("jakarta.inject.Inject")
            .orShould()
            .beAnnotatedWith("jakarta.annotation.Resource")),

    /** Settings are fields of one documented record. */
    NO_VALUE_ANNOTATION(root -> noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.springframework.beans.factory.annotation.Value"));

    private final Function<String, ArchRule> rule;

    HouseRule(Function<String, ArchRule> rule) {
        this.rule = rule;
    }

    /** The rule for the packages below a root. A package that is not there breaks nothing. */
    ArchRule in(String root) {
        return rule.apply(root).allowEmptyShould(true);
    }

    /** The name of the package whose classes break this rule. */
    String fixture() {
        return name().toLowerCase(Locale.ROOT).replace("_", "");
    }

    private static String[] below(String root, List<String> packages) {
        return packages.stream().map(name -> root + "." + name + "..").toArray(String[]::new);
    }
}
