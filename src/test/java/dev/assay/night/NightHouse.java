package dev.assay.night;

import dev.assay.database.EmptyDatabase;
import dev.assay.facts.Change;
import dev.assay.facts.Fact;
import dev.assay.facts.Feed;
import dev.assay.lease.Stopping;
import dev.assay.operation.Progress;
import dev.assay.operation.Settings;
import dev.assay.purge.Housekeeping;
import dev.assay.rulebook.LoadedRulebooks;
import dev.assay.store.Database;
import dev.assay.store.fact.FactStore;
import dev.assay.store.fact.TouchedSubjects;
import dev.assay.store.sql.RecordedSessions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

/** The program on a database, with an inbox of its own, for tests of whole nights. */
public final class NightHouse implements AutoCloseable {
    private final ConfigurableApplicationContext context;
    private final Path inbox;
    private final JdbcTemplate jdbc;
    private final FactStore facts;

    public NightHouse(EmptyDatabase database, String... settings) {
        this(database, List.of(), settings);
    }

    public NightHouse(EmptyDatabase database, List<Class<?>> more, String... settings) {
        List<Class<?>> sources = new ArrayList<>(List.of(NightConfiguration.class, Clocks.class));
        sources.addAll(more);
        List<String> properties = new ArrayList<>(database.settings());
        properties.addAll(List.of(settings));
        properties.add("logging.file.name=target/nights.log");
        this.context = new SpringApplicationBuilder(sources.toArray(Class<?>[]::new))
                .properties("spring.main.allow-bean-definition-overriding=true")
                .run(properties.stream().map(setting -> "--" + setting).toArray(String[]::new));
        try {
            this.inbox = Files.createTempDirectory("assay-inbox-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.jdbc = new JdbcTemplate(database.dataSource());
        this.facts = new FactStore(jdbc);
    }

    /** Every night is started on the same day, later than anything is produced. */
    @Configuration(proxyBeanMethods = false)
    static class Clocks {
        @Bean
        InstantSource clock() {
            return InstantSource.fixed(Instant.parse("2040-01-01T02:00:00Z"));
        }
    }

    public Nights nights() {
        return context.getBean(Nights.class);
    }

    public Settlement settlement() {
        return context.getBean(RunDesk.class).settlement();
    }

    Previews previews() {
        return context.getBean(RunDesk.class).previews();
    }

    public Stopping stopping() {
        return context.getBean(RunDesk.class).stopping();
    }

    RunEvents events() {
        return context.getBean(RunDesk.class).events();
    }

    public Database database() {
        return context.getBean(Database.class);
    }

    public RecordedSessions sessions() {
        return context.getBean(RecordedSessions.class);
    }

    public Settings settings() {
        return context.getBean(Settings.class);
    }

    public Housekeeping housekeeping() {
        return context.getBean(RunDesk.class).housekeeping();
    }

    public PlatformTransactionManager transactions() {
        return context.getBean(PlatformTransactionManager.class);
    }

    /** The folder that its nights take deliveries from. */
    public Path inbox() {
        return inbox;
    }

    public JdbcTemplate jdbc() {
        return jdbc;
    }

    public void put(List<? extends Fact> rows) {
        Map<Feed, List<Fact>> byFeed = new EnumMap<>(Feed.class);
        rows.forEach(row ->
                byFeed.computeIfAbsent(row.feed(), feed -> new ArrayList<>()).add(row));
        TouchedSubjects touched = new TouchedSubjects(jdbc, 1 + count("SELECT COALESCE(MAX(run_id), 0) FROM run"));
        byFeed.forEach((feed, list) -> {
            Map<String, Fact> known = facts.find(feed, list);
            touched.by(() -> list.stream()
                    .map(row -> new Change(row, known.get(FactStore.key(row))))
                    .toList());
            facts.insert(
                    feed,
                    list.stream()
                            .filter(row -> !known.containsKey(FactStore.key(row)))
                            .toList());
            facts.update(
                    feed,
                    list.stream()
                            .filter(row -> known.containsKey(FactStore.key(row)))
                            .toList());
        });
    }

    public NightOutcome nightly(LocalDate date) {
        return nights().nightly(order(date, null));
    }

    public NightOutcome rerun(LocalDate date) {
        return nights().rerun(order(date, "somebody asked"));
    }

    NightOrder order(LocalDate date, @Nullable String reason) {
        return new NightOrder(
                date,
                inbox,
                () -> new LoadedRulebooks(Programmes.rules(), "0".repeat(64), List.of()),
                reason,
                false,
                Progress.NONE);
    }

    public long count(String sql, Object... parameters) {
        Long count = jdbc.queryForObject(sql, Long.class, parameters);
        return count == null ? 0 : count;
    }

    /** Each row as its values joined by a blank. */
    public List<String> rows(String sql) {
        return jdbc.query(sql, (row, n) -> {
            List<String> values = new ArrayList<>();
            for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                values.add(String.valueOf(row.getString(column)));
            }
            return String.join(" ", values);
        });
    }

    /** All tables of Assay's own, apart from clocks and the lease, each row as text, sorted. */
    public Map<String, List<String>> tables() {
        return tables(jdbc);
    }

    public static Map<String, List<String>> tables(JdbcTemplate jdbc) {
        Map<String, List<String>> tables = new TreeMap<>();
        for (String table : List.of(
                "run",
                "publication",
                "run_range",
                "run_failure",
                "partner_digest",
                "partner_standing",
                "competency_standing",
                "requirement_progress",
                "contribution",
                "granted_benefit",
                "critical_person",
                "risk_episode",
                "standing_change",
                "override_standing",
                "prepared_notification",
                "notification",
                "association",
                "delivery",
                "rejection",
                "snapshot_item",
                "snapshot_partner",
                "person_alias",
                "run_waiting")) {
            tables.put(
                    table,
                    jdbc.queryForList("SELECT * FROM " + table).stream()
                            .map(NightHouse::text)
                            .sorted()
                            .toList());
        }
        return tables;
    }

    private static String text(Map<String, Object> row) {
        Map<String, String> texts = new TreeMap<>();
        row.forEach((name, value) -> {
            String column = name.toLowerCase(Locale.ROOT);
            boolean clock = column.endsWith("_at") || column.equals("inbox") || column.equals("rulebook_folder");
            if (!clock) {
                texts.put(column, value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : "" + value);
            }
        });
        return texts.toString();
    }

    @Override
    public void close() {
        context.close();
    }
}
