package dev.assay.facts;

import dev.assay.rules.Level;
import org.jspecify.annotations.Nullable;

/** What an override grants: exactly one of a level, a requirement, or a credential to a person. */
public sealed interface Grant {
    /** The name of the granted level, in capitals, or null. */
    default @Nullable String level() {
        return null;
    }

    /** The granted requirement, or null. */
    default @Nullable String requirementId() {
        return null;
    }

    /** The person to whom a credential is granted, or null. */
    default @Nullable String personId() {
        return null;
    }

    /** The canonical code of the granted credential, or null. */
    default @Nullable String credentialCode() {
        return null;
    }

    /**
     * A level of the competency, even one to which it has no path.
     *
     * @param level in capitals; has no effect on a day on which the competency's ladder lacks it
     */
    record OfLevel(String level) implements Grant {
        public OfLevel {
            if (level.equals(Level.NONE.name())) {
                throw new IllegalArgumentException("an override of no level");
            }
        }
    }

    /** A requirement, nested or not. */
    record OfRequirement(String requirementId) implements Grant {}

    /** One credential to one person, for the partner and the competency of the override. */
    record OfCredential(String personId, String credentialCode) implements Grant {}
}
