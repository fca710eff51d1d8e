package dev.assay.operation;

import dev.assay.assessment.Programme;
import dev.assay.facts.Feed;
import dev.assay.feed.FeedLimits;
import dev.assay.feed.RejectionLimit;
import dev.assay.rules.Rulebooks;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * All settings of Assay, under {@code assay.}. A value that makes no sense is refused, never corrected.
 *
 * @param home base of relative folders; set by the launcher, default the current folder
 * @param zone the programme's one zone: what "today" is, and the day on which a snapshot ends items
 * @param inbox folder of the deliveries; default {@code var/inbox} under home
 * @param rulebooks folder of the rulebooks; default {@code jobs/rulebooks} under home
 * @param mappings folder of the mappings by which files of other formats are read; default {@code jobs/mappings} under
 *     home. Looked into only when a file in the inbox names a mapping
 * @param overrideDuration how long an override lasts at the most, in calendar months or days
 * @param lookAhead how far ahead of its day a lapse is a risk
 * @param reminderDays how many days before the renewal an open risk is told again; at least 1 each, none twice
 * @param mandatoryFeeds feeds without a delivery of which a night is refused; default none
 * @param fullEvaluation the day of the week on whose night every partner is evaluated, by the business date; other nights
 *     evaluate those whose answer can have changed
 * @param guard when a run is held
 * @param snapshotHold when a snapshot is held
 * @param limits how large a delivery may be, and when it is refused for its rejected rows
 * @param lease how the machines agree on who runs the night
 * @param network how long to wait for the database to answer
 * @param work how much is done at a time
 * @param metrics where the figures of a run go, for those who watch over it
 * @param outbound what is sent to partners
 */
@ConfigurationProperties("assay")
public record Settings(
        @DefaultValue(".") Path home,
        @DefaultValue("UTC") ZoneId zone,
        Path inbox,
        Path rulebooks,
        Path mappings,
        @DefaultValue("P3M") Period overrideDuration,
        @DefaultValue("P3M") Period lookAhead,
        @DefaultValue({"60", "30", "15"}) List<Integer> reminderDays,
        @DefaultValue List<String> mandatoryFeeds,
        @DefaultValue("SUNDAY") DayOfWeek fullEvaluation,
        @DefaultValue Guard guard,
        @DefaultValue SnapshotHold snapshotHold,
        @DefaultValue Limits limits,
        @DefaultValue Lease lease,
        @DefaultValue Network network,
        @DefaultValue Work work,
        @DefaultValue Metrics metrics,
        Outbound outbound) {
    /**
     * A run is held when at least {@code pairs} pairs of partner and competency had a level, and more than
     * {@code percent} of them would fall.
     */
    public record Guard(@DefaultValue("100") int pairs, @DefaultValue("5") int percent) {
        public Guard {
            require(pairs >= 1, "assay.guard.pairs", pairs, "must be at least 1");
            requirePercent("assay.guard.percent", percent);
        }

        /** Why so many fallen of so many before hold a run; null if they do not. */
        @Nullable
        public String because(long before, long fallen) {
            return before >= pairs && fallen * 100 > before * percent
                    ? "%d of %d competencies with a level would fall, more than %d %%"
                            .formatted(fallen, before, percent)
                    : null;
        }
    }

    /**
     * A snapshot is held when it would end at least {@code items} and more than {@code percent} of the open items; or, of
     * any one of the partners that it is whole for, at least {@code partnerItems} and more than {@code partnerPercent}.
     */
    public record SnapshotHold(
            @DefaultValue("100") int items,
            @DefaultValue("5") int percent,
            @DefaultValue("5") int partnerItems,
            @DefaultValue("50") int partnerPercent) {
        public SnapshotHold {
            require(items >= 1, "assay.snapshot-hold.items", items, "must be at least 1");
            requirePercent("assay.snapshot-hold.percent", percent);
            require(partnerItems >= 1, "assay.snapshot-hold.partner-items", partnerItems, "must be at least 1");
            requirePercent("assay.snapshot-hold.partner-percent", partnerPercent);
        }
    }

    /**
     * What a delivery may at most be; see {@link FeedLimits} and {@link RejectionLimit}, which check them.
     *
     * @param files data files in the inbox
     * @param fileBytes bytes of one data file
     * @param unpackedBytes bytes of one packed file ({@code .gz}), unpacked
     * @param unpackedRatio unpacked bytes to each byte of a packed file, once 16 MiB have been unpacked
     * @param recordChars characters of one record
     * @param fieldChars characters of one field
     * @param rejectedRows a delivery is refused when more rows than this, and
     * @param rejectedPercent more than this share of its rows are rejected
     * @param producedAhead a delivery that was produced longer than this after the night's start is refused until then
     */
    public record Limits(
            @DefaultValue("10000") int files,
            @DefaultValue("2147483648") long fileBytes,
            @DefaultValue("8589934592") long unpackedBytes,
            @DefaultValue("200") int unpackedRatio,
            @DefaultValue("65536") int recordChars,
            @DefaultValue("16384") int fieldChars,
            @DefaultValue("10") int rejectedRows,
            @DefaultValue("1") int rejectedPercent,
            @DefaultValue("24h") Duration producedAhead) {
        public Limits {
            feed(files, fileBytes, unpackedBytes, unpackedRatio, recordChars, fieldChars);
            rejected(rejectedPercent, rejectedRows);
            require(!producedAhead.isNegative(), "assay.limits.produced-ahead", producedAhead, "must not be negative");
        }

        public FeedLimits feed() {
            return feed(files, fileBytes, unpackedBytes, unpackedRatio, recordChars, fieldChars);
        }

        public RejectionLimit rejected() {
            return rejected(rejectedPercent, rejectedRows);
        }

        private static FeedLimits feed(
                int files, long fileBytes, long unpackedBytes, int unpackedRatio, int recordChars, int fieldChars) {
            return new FeedLimits(files, fileBytes, unpackedBytes, unpackedRatio, recordChars, fieldChars);
        }

        private static RejectionLimit rejected(int percent, int rows) {
            return new RejectionLimit(percent, rows);
        }
    }

    /**
     * @param duration after how long without a word another process may take over; heartbeats come three times as often
     * @param waiting how long to wait for a lease that is taken, before giving up
     */
    public record Lease(@DefaultValue("30s") Duration duration, @DefaultValue("0s") Duration waiting) {
        public Lease {
            require(
                    duration.compareTo(Duration.ofMillis(300)) >= 0,
                    "assay.lease.duration",
                    duration,
                    "must be at least 300ms");
            require(!waiting.isNegative(), "assay.lease.waiting", waiting, "must not be negative");
        }
    }

    /**
     * On MySQL and MariaDB.
     *
     * @param connectTimeout how long a connection may take to be made, where the URL does not say it
     * @param socketTimeout how long a heartbeat waits for its answer. Over TLS the driver takes twice as long, so the lease
     *     has to be longer than two of them; null = a third of the lease, at most 10 s
     * @param statementTimeout how long any other statement may take to be answered, where the URL does not say it: longer
     *     than the longest one. A network that swallows everything is noticed earlier, by the heartbeats: they end
     *     whatever waits for an answer. After the same time the server ends a session that is silent
     */
    public record Network(
            @DefaultValue("10s") Duration connectTimeout,
            @Nullable Duration socketTimeout,
            @DefaultValue("15m") Duration statementTimeout) {
        private static final Duration HEARTBEAT = Duration.ofSeconds(10);

        public Network {
            requireMillis("assay.network.connect-timeout", connectTimeout);
            if (socketTimeout != null) {
                requireMillis("assay.network.socket-timeout", socketTimeout);
            }
            requireMillis("assay.network.statement-timeout", statementTimeout);
        }

        /** How long a heartbeat waits for its answer. */
        Duration heartbeat(Duration lease) {
            Duration third = lease.dividedBy(3);
            return socketTimeout != null ? socketTimeout : third.compareTo(HEARTBEAT) < 0 ? third : HEARTBEAT;
        }

        private static void requireMillis(String name, Duration duration) {
            require(
                    duration.toMillis() >= 100 && duration.toMillis() <= Integer.MAX_VALUE,
                    name,
                    duration,
                    "must be from 100ms to 24 days");
        }
    }

    /**
     * @param pageSize partners evaluated in one transaction
     * @param partitions ranges of partners evaluated side by side; 0 = one per processor, at most 8
     * @param chunkSize records of a delivery applied in one transaction
     * @param factsPerPartner a partner with more facts, those of its people included, is not evaluated but reported
     * @param attempts how often a night is tried before a passing error of the database (deadlock, lost connection)
     *     fails it
     */
    public record Work(
            @DefaultValue("500") int pageSize,
            @DefaultValue("0") int partitions,
            @DefaultValue("2000") int chunkSize,
            @DefaultValue("200000") int factsPerPartner,
            @DefaultValue("3") int attempts) {
        public Work {
            require(pageSize >= 1 && pageSize <= 10_000, "assay.work.page-size", pageSize, "must be from 1 to 10000");
            require(partitions >= 0 && partitions <= 64, "assay.work.partitions", partitions, "must be from 0 to 64");
            require(
                    chunkSize >= 1 && chunkSize <= 10_000,
                    "assay.work.chunk-size",
                    chunkSize,
                    "must be from 1 to 10000");
            require(factsPerPartner >= 1, "assay.work.facts-per-partner", factsPerPartner, "must be at least 1");
            require(attempts >= 1 && attempts <= 10, "assay.work.attempts", attempts, "must be from 1 to 10");
        }

        /** The ranges to evaluate side by side on this machine. */
        public int partitionsHere() {
            return partitions > 0
                    ? partitions
                    : Math.min(8, Runtime.getRuntime().availableProcessors());
        }
    }

    /**
     * Each is empty, which is the default, or where the figures of a run go when it ends.
     *
     * @param textfile a file that Prometheus' node exporter picks up, {@code .prom} at its end; its folder has to be there
     * @param otlpUrl where an OpenTelemetry collector takes metrics by HTTP, such as
     *     {@code http://localhost:4318/v1/metrics}; no password in it, as logs show it
     */
    public record Metrics(@DefaultValue("") String textfile, @DefaultValue("") String otlpUrl) {
        public Metrics {
            require(
                    textfile.isEmpty() || textfile.endsWith(".prom"),
                    "assay.metrics.textfile",
                    textfile,
                    "must end with .prom, as the node exporter reads no other file");
            require(
                    otlpUrl.isEmpty() || otlpUrl.matches("https?://[^/@\\s]+(/[^@\\s]*)?"),
                    "assay.metrics.otlp-url",
                    otlpUrl.replaceAll("//.*@", "//...@"),
                    "must be like http://localhost:4318/v1/metrics, without user and password; OTEL_EXPORTER_OTLP_HEADERS may carry a token");
        }
    }

    /**
     * What is sent to partners.
     *
     * @param from who mails come from, as {@code Partner Programme <programme@example.org>}; empty: none can be made
     * @param contacts the file that says who gets them, and in which language; default {@code config/contacts.csv} under
     *     home
     * @param messages a folder with message files of more languages, or in place of those that are shipped; empty: none
     */
    public record Outbound(@DefaultValue("") String from, Path contacts, @DefaultValue("") String messages) {}

    public Settings {
        requirePositive("assay.override-duration", overrideDuration);
        requirePositive("assay.look-ahead", lookAhead);
        List<Integer> days = new ArrayList<>(reminderDays);
        days.forEach(day -> require(day >= 1, "assay.reminder-days", day, "must be at least 1"));
        require(new HashSet<>(days).size() == days.size(), "assay.reminder-days", days, "names a day twice");
        days.sort(Comparator.reverseOrder());
        reminderDays = List.copyOf(days);
        mandatoryFeeds = List.copyOf(mandatoryFeeds);
        mandatoryFeeds.forEach(feed -> require(
                Feed.of(feed).isPresent(), "assay.mandatory-feeds", feed, "is no feed; they are " + Feed.ids()));
        require(
                lease.duration().compareTo(network.heartbeat(lease.duration()).multipliedBy(2)) > 0,
                "assay.lease.duration",
                lease.duration(),
                "must be longer than twice assay.network.socket-timeout (%s), as a heartbeat over TLS waits that long for an answer"
                        .formatted(network.heartbeat(lease.duration())));
    }

    /** How long a heartbeat waits for the answer of a server. */
    public Duration heartbeatTimeout() {
        return network.heartbeat(lease.duration());
    }

    /** What a verdict needs besides facts. */
    public Programme programme(Rulebooks books) {
        return new Programme(books, overrideDuration, lookAhead, reminderDays);
    }

    private static void requirePositive(String name, Period period) {
        require(!period.isNegative() && !period.isZero(), name, period, "must be longer than nothing, such as P3M");
    }

    private static void requirePercent(String name, int percent) {
        require(percent >= 0 && percent <= 100, name, percent, "must be from 0 to 100");
    }

    private static void require(boolean holds, String name, Object value, String complaint) {
        if (!holds) {
            throw new IllegalArgumentException("setting %s: %s %s".formatted(name, value, complaint));
        }
    }
}
