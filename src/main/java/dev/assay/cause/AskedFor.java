package dev.assay.cause;

import dev.assay.rules.Measure;
import dev.assay.rules.Requirement;
import dev.assay.rules.Window;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What requirements ask for.
 *
 * @param credentials canonical codes
 * @param attestations canonical codes
 * @param figures the windows, by metric; of several windows of a metric the first
 */
record AskedFor(Set<String> credentials, Set<String> attestations, Map<String, Window> figures)
        implements Measure.Cases<AskedFor> {
    private AskedFor() {
        this(new TreeSet<>(), new TreeSet<>(), new TreeMap<>());
    }

    /** By a requirement itself, what is nested in it apart. */
    static AskedFor by(Requirement requirement) {
        AskedFor asked = new AskedFor();
        asked.add(requirement);
        return asked;
    }

    /** By the requirements and all that is nested in them. */
    static AskedFor by(List<Requirement> requirements) {
        AskedFor asked = new AskedFor();
        requirements.forEach(requirement -> requirement.withNested().forEach(asked::add));
        return asked;
    }

    private void add(Requirement requirement) {
        requirement.counted().ifPresent(measure -> measure.by(this));
    }

    @Override
    public AskedFor people(Measure.People people) {
        people.holding().collectCodes(credentials);
        return this;
    }

    @Override
    public AskedFor certificates(Measure.Certificates certificates) {
        credentials.addAll(certificates.codes());
        return this;
    }

    @Override
    public AskedFor attestations(Measure.Attestations named) {
        attestations.addAll(named.codes());
        return this;
    }

    @Override
    public AskedFor figure(Measure.Figure figure) {
        figures.putIfAbsent(figure.metric(), figure.window());
        return this;
    }
}
