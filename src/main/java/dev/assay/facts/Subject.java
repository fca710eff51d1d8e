package dev.assay.facts;

/**
 * What a fact is about: a partner, or a person under one of the person's ids.
 *
 * @param id of the partner, or the person's own id or a pseudo id
 */
public record Subject(Kind kind, String id) {
    /** The kind of id. */
    public enum Kind {
        PARTNER,
        PERSON
    }

    static Subject partner(String id) {
        return new Subject(Kind.PARTNER, id);
    }

    static Subject person(String id) {
        return new Subject(Kind.PERSON, id);
    }
}
