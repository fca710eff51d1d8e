package dev.assay.evaluation;

import dev.assay.rules.Holding;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Who of those who are with the partner counts for something. */
record Contributors(Circumstances circumstances) {
    /** Everyone who fulfils the holding. */
    List<Contributor> fulfilling(Holding holding) {
        ReadyHolding ready = circumstances.rulebook().ready(holding);
        List<Contributor> contributors = new ArrayList<>();
        for (Present person : circumstances.present()) {
            HeldCodes all = circumstances.recognition().all(person);
            if (ready.fulfilledBy(all)) {
                boolean byOverride = all != person.held() && !ready.fulfilledBy(person.held());
                contributors.add(new Contributor(person.personId(), codes(holding, all), byOverride));
            }
        }
        return contributors;
    }

    /** Everyone who holds any of the credentials, with those that are held. */
    List<Contributor> holding(List<String> codes) {
        HeldCodes wanted = circumstances.rulebook().codes(codes);
        List<String> sorted = List.copyOf(new TreeSet<>(codes));
        List<Contributor> contributors = new ArrayList<>();
        for (Present person : circumstances.present()) {
            HeldCodes all = circumstances.recognition().all(person);
            if (all.containsAny(wanted)) {
                List<String> held =
                        sorted.stream().filter(code -> contains(all, code)).toList();
                contributors.add(
                        new Contributor(person.personId(), held, !person.held().containsAny(wanted)));
            }
        }
        return contributors;
    }

    private List<String> codes(Holding holding, HeldCodes held) {
        if (holding instanceof Holding.Held one) {
            return List.of(one.code());
        }
        TreeSet<String> codes = new TreeSet<>();
        holding.collectFulfilled(code -> contains(held, code), codes);
        return List.copyOf(codes);
    }

    private boolean contains(HeldCodes held, String code) {
        ReadyRulebook.NumberedCredential known = circumstances.rulebook().credential(code);
        return known != null && held.contains(known.number());
    }
}
