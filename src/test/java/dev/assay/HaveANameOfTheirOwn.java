package dev.assay;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Readers of one package must not have to ask which of two types a name means. */
final class HaveANameOfTheirOwn extends ArchCondition<JavaClass> {
    private final Map<String, List<JavaClass>> named = new HashMap<>();

    HaveANameOfTheirOwn() {
        super("have a simple name that no other of them has");
    }

    @Override
    public void init(Collection<JavaClass> all) {
        named.clear();
        all.forEach(type -> named.computeIfAbsent(type.getSimpleName(), name -> new ArrayList<>())
                .add(type));
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        for (JavaClass other : named.getOrDefault(type.getSimpleName(), List.of())) {
            if (!other.equals(type)) {
                events.add(SimpleConditionEvent.violated(
                        type, "Class <%s> is called like <%s>".formatted(type.getName(), other.getName())));
            }
        }
    }
}
