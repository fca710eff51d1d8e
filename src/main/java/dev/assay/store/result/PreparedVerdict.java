package dev.assay.store.result;

import dev.assay.assessment.Verdict;
import dev.assay.standing.CompetencyStanding;
import dev.assay.standing.Contribution;
import dev.assay.standing.CriticalPerson;
import dev.assay.standing.GrantedBenefit;
import dev.assay.standing.PartnerStanding;
import dev.assay.standing.RequirementProgress;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A verdict in stored form: its rows by table, and a digest that shows whether any row differs. */
public final class PreparedVerdict {
    /** How many characters are digested at once, about. */
    private static final int BLOCK = 8192;

    /** Rows of one partner, which is the first part of their keys. */
    private static final Comparator<ResultRow> BY_KEY = (a, b) -> {
        int order = 0;
        for (int i = 1; i < a.key().size() && order == 0; i++) {
            Object one = a.key().get(i);
            Object other = b.key().get(i);
            // most neighbours have the same competency, and without this test its letters would be compared
            order = one == other ? 0 : one.toString().compareTo(other.toString());
        }
        return order;
    };

    private final Verdict verdict;
    private final List<List<ResultRow>> rows;
    private final byte[] digest;

    /** @throws RuntimeException if the verdict has a value that cannot be stored exactly */
    public PreparedVerdict(Verdict verdict) {
        this.verdict = verdict;
        this.rows = List.of(
                List.of(row(verdict.standing())),
                verdict.competencies().stream().map(PreparedVerdict::row).toList(),
                verdict.progress().stream().map(PreparedVerdict::row).toList(),
                verdict.contributions().stream().map(PreparedVerdict::row).toList(),
                verdict.benefits().stream().map(PreparedVerdict::row).toList(),
                verdict.critical().stream().map(PreparedVerdict::row).toList());
        this.digest = digest(rows);
    }

    public Verdict verdict() {
        return verdict;
    }

    String partnerId() {
        return verdict.standing().partnerId();
    }

    /** In the order of {@link ResultTable#STANDING}. */
    List<ResultRow> rows(int table) {
        return rows.get(table);
    }

    /** True if there is no notification, and no episode or level has changed. */
    boolean saysNothingNew() {
        return verdict.notifications().isEmpty()
                && verdict.episodes().isEmpty()
                && verdict.changes().isEmpty();
    }

    byte[] digest() {
        return digest.clone();
    }

    boolean sameAs(byte @Nullable [] published) {
        return published != null && MessageDigest.isEqual(digest, published);
    }

    private static ResultRow row(PartnerStanding s) {
        return ResultRow.of(
                1,
                s.partnerId(),
                s.membershipLevel().name(),
                s.termStartsOn(),
                s.renewsOn(),
                s.eligibleLevel().name(),
                Objects.toString(s.renewableLevel(), null),
                s.membershipAtRisk(),
                (long) s.openRisks());
    }

    private static ResultRow row(CompetencyStanding s) {
        return ResultRow.of(
                2,
                s.partnerId(),
                s.competencyCode(),
                s.earned().name(),
                s.effective().name(),
                s.retained().name(),
                s.displayed().name(),
                s.satisfiedPath(),
                s.center(),
                s.risk().name(),
                s.lapsesOn(),
                s.ladder(),
                s.termStartsOn(),
                s.renewsOn(),
                s.securedOn(),
                exact(s.score()),
                exact(s.scoreNeeded()));
    }

    private static ResultRow row(RequirementProgress p) {
        return ResultRow.of(
                3,
                p.partnerId(),
                p.competencyCode(),
                p.requirementId(),
                p.level().name(),
                p.pathCode(),
                ResultColumn.exact(p.have()),
                ResultColumn.exact(p.need()),
                p.met(),
                p.overridden());
    }

    private static ResultRow row(Contribution c) {
        return ResultRow.of(
                4,
                c.partnerId(),
                c.competencyCode(),
                c.requirementId(),
                c.personId(),
                c.credentialCodes(),
                c.byOverride(),
                exact(c.marginal()));
    }

    private static @Nullable BigDecimal exact(@Nullable BigDecimal decimal) {
        return decimal == null ? null : ResultColumn.exact(decimal);
    }

    private static ResultRow row(GrantedBenefit b) {
        return ResultRow.of(2, b.partnerId(), b.benefitCode(), b.title());
    }

    private static ResultRow row(CriticalPerson c) {
        return ResultRow.of(
                3,
                c.partnerId(),
                c.competencyCode(),
                c.personId(),
                c.levelWith().name(),
                c.levelWithout().name());
    }

    /** Of the rows by key, each without the parts of its key that the row before it has too. */
    private static byte[] digest(List<List<ResultRow>> tables) {
        MessageDigest digest = newDigest();
        StringBuilder text = new StringBuilder(BLOCK);
        List<Object> before = List.of();
        for (List<ResultRow> rows : tables) {
            // compared by key instead of whole rows, which would have to be kept for all people of a partner
            List<ResultRow> sorted = new ArrayList<>(rows);
            sorted.sort(BY_KEY);
            for (ResultRow row : sorted) {
                append(row, before, text);
                before = row.key();
                if (text.length() >= BLOCK) {
                    digest.update(text.toString().getBytes(StandardCharsets.UTF_8));
                    text.setLength(0);
                }
            }
            text.append('\u001d');
        }
        return digest.digest(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** SHA-512 cut to 256 bits: without the optimizing compiler 1.5 times as fast as SHA-256, a tenth of a full night. */
    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-512/256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-512/256; use a complete JDK", e);
        }
    }

    private static void append(ResultRow row, List<Object> before, StringBuilder text) {
        List<Object> key = row.key();
        int shared = 0;
        while (shared < Math.min(key.size(), before.size()) && key.get(shared).equals(before.get(shared))) {
            shared++;
        }
        for (int i = shared; i < key.size(); i++) {
            text.append('\u001f').append(key.get(i));
        }
        for (Object value : row.values()) {
            text.append('\u001f');
            if (value instanceof Boolean flag) {
                text.append(flag ? '1' : '0');
            } else if (value != null) {
                text.append(value);
            } else {
                text.append('\u0000');
            }
        }
        text.append('\u001e');
    }
}
