package dev.assay;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The rules of the house hold in the program, and each of them notices when it is broken: in the fixture of a rule,
 * every class whose name begins with Bad must be reported, and no other.
 */
final class ArchitectureTest {
    private static final JavaClasses PROGRAM = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.assay");

    @Test
    void the_program_is_there_to_be_looked_at() {
        assertThat(PROGRAM.contain("dev.assay.rules.Rulebook")).isTrue();
        assertThat(PROGRAM.contain("dev.assay.ArchitectureTest")).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void the_program_obeys(HouseRule rule) {
        rule.in("dev.assay").check(PROGRAM);
    }

    @ParameterizedTest
    @EnumSource
    void a_breach_is_noticed_and_nothing_else_is(HouseRule rule) {
        String root = "dev.assay.fixture." + rule.fixture();
        JavaClasses fixture = new ClassFileImporter().importPackages(root);
        List<String> report = rule.in(root).evaluate(fixture).getFailureReport().getDetails();

        List<String> reported = fixture.stream()
                .filter(type -> !type.isNestedClass())
                .filter(type -> report.stream().anyMatch(line -> isAbout(line, type)))
                .map(JavaClass::getName)
                .toList();
        List<String> bad = fixture.stream()
                .filter(type -> !type.isNestedClass() && type.getSimpleName().startsWith("Bad"))
                .map(JavaClass::getName)
                .toList();
        assertThat(bad).isNotEmpty();
        assertThat(reported).as(() -> String.join("\n", report)).containsExactlyInAnyOrderElementsOf(bad);
    }

    /** Each reported line begins with the offending type, followed by what it must not use. */
    private static boolean isAbout(String report, JavaClass type) {
        Pattern fault = Pattern.compile("[^<]*(Parameter <[^<]*)?<" + Pattern.quote(type.getName()) + "[.$(>].*");
        return report.lines().anyMatch(line -> fault.matcher(line).matches());
    }
}
