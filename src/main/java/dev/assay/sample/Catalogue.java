package dev.assay.sample;

import dev.assay.rules.Credential;
import dev.assay.rules.Rulebook;
import dev.assay.rules.Rulebooks;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeSet;

/** What the rulebooks say of credentials. */
final class Catalogue {
    private final Rulebooks rulebooks;
    private final Rulebook first;
    private final SampleRequest request;
    private final List<String> codes;

    /** @throws IllegalArgumentException if no rulebook is in force on the first night */
    Catalogue(Rulebooks rulebooks, SampleRequest request) {
        this.rulebooks = rulebooks;
        this.request = request;
        first = rulebooks
                .inForceOn(request.first())
                .orElseThrow(() -> new IllegalArgumentException("no rulebook is in force on the first night, "
                        + request.first() + "; choose a later night or give a rulebook for it"));
        codes = List.copyOf(new TreeSet<>(first.credentials().keySet()));
    }

    /** The rulebook in force on the first night. */
    Rulebook first() {
        return first;
    }

    /** The day until which everything that is intended to last does. */
    LocalDate horizon() {
        return request.last().plusYears(1);
    }

    /** A credential of the first rulebook. */
    String anyCode(SplittableRandom random) {
        return codes.get(random.nextInt(codes.size()));
    }

    /** The last day up to the first night on which it could be earned and still count under all rulebooks. */
    LocalDate earnedBy(String code) {
        return rulebooks.versions().stream()
                .map(version -> version.credentials().get(code))
                .filter(Objects::nonNull)
                .map(Credential::earnedBy)
                .filter(day -> day != null && day.isBefore(request.first()))
                .min(LocalDate::compareTo)
                .orElse(request.first());
    }
}
