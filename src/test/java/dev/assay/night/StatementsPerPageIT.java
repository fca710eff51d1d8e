package dev.assay.night;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.assessment.Assessor;
import dev.assay.assessment.Before;
import dev.assay.assessment.Programme;
import dev.assay.database.EachEngine;
import dev.assay.database.EmptyDatabase;
import dev.assay.database.WithoutTables;
import dev.assay.facts.Dossier;
import dev.assay.facts.PersonAlias;
import dev.assay.store.Database;
import dev.assay.store.fact.PartnerFacts;
import dev.assay.store.result.PreparedVerdict;
import dev.assay.store.sql.PartnerChoice;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@WithoutTables
final class StatementsPerPageIT {
    private static final LocalDate NIGHT = Programmes.MARCH_1;
    private static final Map<Long, LocalDate> NIGHTS = Map.of(1L, NIGHT.minusDays(1));

    private final FailingDatabase counting = new FailingDatabase();

    /** So many that no table gets as many rows as one statement inserts. */
    @EachEngine
    void a_page_costs_the_same_statements_however_many_partners_it_has(EmptyDatabase database) {
        try (NightHouse house = new NightHouse(database)) {
            house.put(Programmes.silverPartners(20));
            counting.use(database.dataSource());
            int few = statements(2);
            assertThat(few).isPositive();
            assertThat(statements(20)).isEqualTo(few);

            house.put(List.of(new PersonAlias(PersonAlias.pseudoId("mail", "ada@example.org"), "H001", Instant.EPOCH)));
            assertThat(statements(2)).isEqualTo(few);
            assertThat(statements(20)).isEqualTo(few);
        }
    }

    /** Reads, evaluates and writes a page of that many partners, and rolls it back. */
    private int statements(int partners) {
        Database database = new Database(counting);
        Assessor assessor = new Assessor(Programme.usual(Programmes.rules()));
        TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(counting));
        return Objects.requireNonNull(transaction.execute(status -> {
            status.setRollbackOnly();
            counting.failAt(0, false);
            List<Dossier> page = database.dossiers(1000).read("P", null, "Q", partners).stream()
                    .map(PartnerFacts::dossier)
                    .map(Objects::requireNonNull)
                    .toList();
            assertThat(page).hasSize(partners);
            assertThat(database.dossiers(1000, NIGHT).whole(page)).hasSize(partners);
            PartnerChoice all = PartnerChoice.between("P", "Q");
            Map<String, Before> before = database.published().before(all, page, NIGHT, NIGHTS, Programmes.rules());
            database.standings()
                    .write(
                            7,
                            NIGHT,
                            all,
                            page.stream()
                                    .map(dossier -> new PreparedVerdict(assessor.assess(
                                            dossier,
                                            Objects.requireNonNull(
                                                    before.get(dossier.partner().partnerId())),
                                            NIGHT)))
                                    .toList());
            return counting.counted(false).size();
        }));
    }
}
