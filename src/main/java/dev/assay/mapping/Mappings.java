package dev.assay.mapping;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The mappings of a folder, by name. */
public final class Mappings {
    /** No mapping: only our own six files can be read. */
    public static final Mappings NONE = new Mappings(List.of());

    private final Map<String, Mapping> byName;

    /** @throws IllegalArgumentException if two have the same name */
    public Mappings(List<Mapping> mappings) {
        byName =
                new TreeMap<>(mappings.stream().collect(Collectors.toMap(Mapping::name, Function.identity(), (a, b) -> {
                    throw new IllegalArgumentException("two mappings " + a.name());
                })));
    }

    /** The mapping of that name, or empty. */
    public Optional<Mapping> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** All names, sorted. */
    public List<String> names() {
        return List.copyOf(byName.keySet());
    }
}
