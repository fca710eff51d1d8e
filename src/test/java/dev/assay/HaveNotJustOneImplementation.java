package dev.assay;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;

/** An interface with a single implementing class is redundant. Lambdas are not classes and do not count. */
final class HaveNotJustOneImplementation extends ArchCondition<JavaClass> {
    HaveNotJustOneImplementation() {
        super("have not just one implementation");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        List<String> implementations = type.getAllSubclasses().stream()
                .filter(candidate -> !candidate.isInterface())
                .map(JavaClass::getName)
                .toList();
        if (implementations.size() == 1) {
            events.add(SimpleConditionEvent.violated(
                    type,
                    "Interface <" + type.getName() + "> is implemented by <" + implementations.get(0) + "> only"));
        }
    }
}
