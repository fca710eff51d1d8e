package dev.assay;

import static java.util.stream.Collectors.joining;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.regex.Pattern;

/** Neither its clock nor chance, its zone, language, settings or output: an answer depends on the arguments alone. */
final class AskTheMachineForNothing extends ArchCondition<JavaClass> {
    /** Members as {@code owner.name(types of the parameters)}. */
    private static final Pattern FORBIDDEN = Pattern.compile(String.join(
            "|",
            "java\\.time\\.(chrono\\.)?\\w+\\.now\\(.*",
            "java\\.time\\.(Clock|InstantSource)\\..*",
            "java\\.time\\.ZoneId\\.systemDefault\\(.*",
            "java\\.lang\\.System\\.(?!arraycopy|identityHashCode).*",
            "java\\.lang\\.(Integer\\.getInteger|Long\\.getLong|Boolean\\.getBoolean)\\(.*",
            "java\\.lang\\.(Runtime|Process|ProcessBuilder|ProcessHandle|Thread)\\..*",
            "java\\.lang\\.(Strict)?Math\\.random\\(.*",
            "java\\.util\\.(Date|Calendar|GregorianCalendar|TimeZone)\\..*",
            "java\\.util\\.Locale\\.getDefault\\(.*",
            "java\\.util\\.UUID\\.randomUUID\\(.*",
            "java\\.util\\.(Random|SplittableRandom)\\.<init>\\(\\)",
            "java\\.util\\.Collections\\.shuffle\\(java\\.util\\.List\\)",
            "java\\.util\\.concurrent\\.ThreadLocalRandom\\..*",
            "java\\.security\\.SecureRandom\\..*",
            "java\\.nio\\.charset\\.Charset\\.defaultCharset\\(.*",
            "java\\.lang\\.String\\.(toUpperCase|toLowerCase|getBytes)\\(\\)"));

    AskTheMachineForNothing() {
        super("ask the machine for nothing");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        for (JavaAccess<?> access : type.getAccessesFromSelf()) {
            if (isForbidden(access.getTarget())) {
                events.add(SimpleConditionEvent.violated(
                        type, "Class <" + type.getName() + ">: " + access.getDescription()));
            }
        }
    }

    private static boolean isForbidden(AccessTarget target) {
        String parameters = target instanceof AccessTarget.CodeUnitAccessTarget code
                ? code.getRawParameterTypes().stream().map(JavaClass::getName).collect(joining(",", "(", ")"))
                : "";
        return FORBIDDEN
                .matcher(target.getOwner().getName() + "." + target.getName() + parameters)
                .matches();
    }
}
