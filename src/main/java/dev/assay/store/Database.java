package dev.assay.store;

import dev.assay.store.delivery.DeliveryStore;
import dev.assay.store.delivery.SnapshotStore;
import dev.assay.store.fact.AssertionStore;
import dev.assay.store.fact.DossierReader;
import dev.assay.store.fact.FactStore;
import dev.assay.store.fact.PartnerNames;
import dev.assay.store.fact.TouchedSubjects;
import dev.assay.store.fact.WaitingFacts;
import dev.assay.store.history.PublishedNotifications;
import dev.assay.store.history.PublishedPartners;
import dev.assay.store.history.ReaderLists;
import dev.assay.store.history.ReaderStore;
import dev.assay.store.history.ReaderViews;
import dev.assay.store.history.RunFindings;
import dev.assay.store.history.RunHistory;
import dev.assay.store.history.RunOverview;
import dev.assay.store.purge.OldExecutions;
import dev.assay.store.purge.OldRows;
import dev.assay.store.purge.OldRuns;
import dev.assay.store.result.OverrideStandings;
import dev.assay.store.result.PreparedResults;
import dev.assay.store.result.PublishedResults;
import dev.assay.store.result.StandingStore;
import dev.assay.store.run.DuePartners;
import dev.assay.store.run.LeaseStore;
import dev.assay.store.run.NightFigures;
import dev.assay.store.run.PublicationStore;
import dev.assay.store.run.RangeStore;
import dev.assay.store.run.Run;
import dev.assay.store.run.RunStore;
import dev.assay.store.run.TitleStore;
import dev.assay.store.sql.Vendor;
import java.time.LocalDate;
import javax.sql.DataSource;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The stores of the program, on one database. */
public final class Database {
    private final DataSource source;
    private final Vendor vendor;
    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    /** @throws CannotGetJdbcConnectionException if it cannot be reached */
    public Database(DataSource source) {
        this.source = source;
        this.vendor = Vendor.of(source);
        this.template = new JdbcTemplate(source);
        this.jdbc = JdbcClient.create(template);
    }

    public RunStore runs() {
        return new RunStore(jdbc, vendor);
    }

    public LeaseStore leases() {
        return new LeaseStore(jdbc, vendor);
    }

    public PublicationStore publication() {
        return new PublicationStore(jdbc, vendor);
    }

    public DeliveryStore deliveries() {
        return new DeliveryStore(template);
    }

    public SnapshotStore snapshots() {
        return new SnapshotStore(template);
    }

    public FactStore facts() {
        return new FactStore(template);
    }

    public AssertionStore assertions() {
        return new AssertionStore(template);
    }

    public PartnerNames partnerNames() {
        return new PartnerNames(jdbc);
    }

    public WaitingFacts waiting() {
        return new WaitingFacts(template);
    }

    public TitleStore titles() {
        return new TitleStore(template);
    }

    public RangeStore ranges() {
        return new RangeStore(template);
    }

    public DuePartners duePartners() {
        return new DuePartners(template);
    }

    /** Creates the results of one run. */
    public TouchedSubjects touched(long runId) {
        return new TouchedSubjects(template, runId);
    }

    public StandingStore standings() {
        return new StandingStore(template);
    }

    public OverrideStandings overrides() {
        return new OverrideStandings(template);
    }

    public PublishedResults published() {
        return new PublishedResults(jdbc);
    }

    public PreparedResults prepared() {
        return new PreparedResults(source, vendor);
    }

    public NightFigures figures() {
        return new NightFigures(jdbc);
    }

    public RunHistory history() {
        return new RunHistory(jdbc);
    }

    public RunFindings findings(Run run) {
        return new RunFindings(jdbc, run);
    }

    public RunOverview overview(Run run) {
        return new RunOverview(jdbc, run);
    }

    public PublishedNotifications notifications() {
        return new PublishedNotifications(jdbc);
    }

    public PublishedPartners partners() {
        return new PublishedPartners(jdbc);
    }

    public ReaderLists lists() {
        return new ReaderLists(jdbc);
    }

    /** For one thread at a time. */
    public ReaderViews readerViews() {
        return new ReaderViews(source, vendor);
    }

    public ReaderStore readers() {
        return new ReaderStore(jdbc);
    }

    public OldRows oldRows() {
        return new OldRows(template);
    }

    public OldRuns oldRuns() {
        return new OldRuns(jdbc);
    }

    public OldExecutions oldExecutions() {
        return new OldExecutions(jdbc);
    }

    /** Of all facts; for use by one thread at a time. */
    public DossierReader dossiers(int factsPerPartner) {
        return dossiers(factsPerPartner, LocalDate.MIN);
    }

    /** Of the facts that can count from the day on, see {@link DossierReader}; for use by one thread at a time. */
    public DossierReader dossiers(int factsPerPartner, LocalDate since) {
        return new DossierReader(source, vendor, factsPerPartner, since);
    }
}
