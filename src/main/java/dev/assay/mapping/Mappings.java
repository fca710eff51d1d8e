package dev.assay.mapping;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The mappings of a folder, by name. A mapping that has been loaded does not change afterwards. */
public final class Mappings {
    /** No mappings: only files of one feed can be read. */
    public static final Mappings NONE = new Mappings(List.of());

    private final Map<String, Optional<Mapping>> found = new ConcurrentHashMap<>();
    private final Function<String, Optional<Mapping>> byName;
    private final Supplier<List<String>> names;

    /** @throws IllegalArgumentException if two have the same name */
    public Mappings(List<Mapping> mappings) {
        Map<String, Mapping> all =
                new TreeMap<>(mappings.stream().collect(Collectors.toMap(Mapping::name, Function.identity(), (a, b) -> {
                    throw new IllegalArgumentException("two mappings " + a.name());
                })));
        this.byName = name -> Optional.ofNullable(all.get(name));
        this.names = () -> List.copyOf(all.keySet());
    }

    /**
     * @param byName called once for each name that is requested
     * @param names all names, sorted
     */
    Mappings(Function<String, Optional<Mapping>> byName, Supplier<List<String>> names) {
        this.byName = byName;
        this.names = names;
    }

    /**
     * The mapping of that name, or empty.
     *
     * @throws MappingException if it exists but cannot be used
     */
    public Optional<Mapping> find(String name) {
        return found.computeIfAbsent(name, byName);
    }

    /** All names, sorted. */
    public List<String> names() {
        return names.get();
    }
}
