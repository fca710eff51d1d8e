package dev.assay.mapping;

import dev.assay.yaml.Dialect;
import dev.assay.yaml.Place;
import java.util.List;
import java.util.Set;

/** The dialect of mapping files, and the terms in which messages name their parts. */
final class MappingDialect {
    static final Dialect MAPPING = new Dialect(
            "mapping",
            "write mapping, csv or json, and feeds",
            "/mapping.schema.json",
            Set.of(),
            Set.of(
                    "quotes",
                    "optional",
                    "private",
                    "ignore_case",
                    "present",
                    "produced_at",
                    "exclusive",
                    "only_revokes"),
            MappingDialect::words);

    private MappingDialect() {}

    /** The feed and column, or the table or column of the source, that the part is or belongs to. */
    private static String words(Place part) {
        List<Place> trail = part.trail();
        if (trail.size() < 3) {
            return "";
        }
        String name = Place.printable(trail.get(2).step());
        return switch (trail.get(1).step()) {
            case "feeds" ->
                trail.size() > 4 && trail.get(3).step().equals("columns")
                        ? name + "." + Place.printable(trail.get(4).step())
                        : name;
            case "tables" -> "table " + name;
            case "columns" -> "column " + name;
            default -> "";
        };
    }
}
