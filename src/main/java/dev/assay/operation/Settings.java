package dev.assay.operation;

import dev.assay.assessment.Programme;
import dev.assay.facts.Feed;
import dev.assay.feed.RejectionLimit;
import dev.assay.feed.format.FeedLimits;
import dev.assay.rules.Rulebooks;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * All settings of Assay, with the prefix {@code assay.}. An invalid value is refused, never corrected.
 *
 * @param home base of relative folders; set by the launcher, default the current folder
 * @param zone the programme's time zone: determines "today", and the day on which a snapshot ends items
 * @param inbox folder of the deliveries; default {@code var/inbox} under home
 * @param rulebooks folder of the rulebooks; default {@code jobs/rulebooks} under home
 * @param mappings folder of the mappings that read files of other formats; default {@code jobs/mappings} under home.
 *     Read only when a file in the inbox names a mapping
 * @param overrideDuration the longest duration of an override, in calendar months or days
 * @param lookAhead how long before a lapse it is reported as a risk
 * @param reminderDays how many days before the renewal an open risk is notified again; at least 1 each, no duplicates
 * @param mandatoryFeeds feeds without a delivery of which a night is refused; default none
 * @param fullEvaluation the day of the week, by business date, from which on the next night evaluates every partner;
 *     other nights evaluate those whose result can have changed
 * @param guard when a run is held
 * @param snapshotHold when a snapshot is held
 * @param limits size limits of a delivery, and when it is refused for its rejected rows
 * @param lease how machines agree on which of them runs the night
 * @param network how long to wait for the database
 * @param work batch sizes and parallelism
 * @param metrics where the metrics of a run are written or sent
 * @param outbound what is sent to partners
 * @param remote whether other machines help to evaluate
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
        @DefaultValue Map<String, Period> freshness,
        @DefaultValue("SUNDAY") DayOfWeek fullEvaluation,
        @DefaultValue Guard guard,
        @DefaultValue SnapshotHold snapshotHold,
        @DefaultValue Limits limits,
        @DefaultValue Lease lease,
        @DefaultValue Network network,
        @DefaultValue Work work,
        @DefaultValue Metrics metrics,
        Outbound outbound,
        @DefaultValue Remote remote) {
    /**
     * A run is held when at least {@code pairs} pairs of partner and competency had a level, and more than
     * {@code percent} of them would fall.
     */
    public record Guard(@DefaultValue("100") int pairs, @DefaultValue("5") int percent) {
        public Guard {
            require(pairs >= 1, "assay.guard.pairs", pairs, "must be at least 1");
            requirePercent("assay.guard.percent", percent);
        }

        /** Why a run is held in which so many of the pairs with a level would fall; null if it is not held. */
        @Nullable
        public String because(long before, long fallen) {
            return before >= pairs && fallen * 100 > before * percent
                    ? "%d of %d competencies with a level would fall, more than %d %%"
                            .formatted(fallen, before, percent)
                    : null;
        }
    }

    /**
     * A snapshot is held when it would end at least {@code items} and more than {@code percent} of the open items; or,
     * of any one of the partners that it covers, at least {@code partnerItems} and more than {@code partnerPercent}.
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
     * Limits of a delivery; see {@link FeedLimits} and {@link RejectionLimit}, which check them.
     *
     * @param files data files in the inbox
     * @param fileBytes size of one data file in bytes
     * @param unpackedBytes uncompressed size of one packed file ({@code .gz}) in bytes
     * @param unpackedRatio uncompressed bytes for each byte of a packed file, checked after 16 MiB
     * @param recordChars characters of one record
     * @param fieldChars characters of one field
     * @param rejectedRows a delivery is refused when more rows than this, and
     * @param rejectedPercent more than this percentage of its rows are rejected
     * @param producedAhead a delivery whose {@code produced_at} is later than this after the night's start is refused
     *     until then
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
            // these check their values
            new FeedLimits(files, fileBytes, unpackedBytes, unpackedRatio, recordChars, fieldChars);
            new RejectionLimit(rejectedPercent, rejectedRows);
            require(!producedAhead.isNegative(), "assay.limits.produced-ahead", producedAhead, "must not be negative");
        }

        public FeedLimits feed() {
            return new FeedLimits(files, fileBytes, unpackedBytes, unpackedRatio, recordChars, fieldChars);
        }

        public RejectionLimit rejected() {
            return new RejectionLimit(rejectedPercent, rejectedRows);
        }
    }

    /**
     * @param duration after how long without a heartbeat another process may take over; there are three heartbeats in
     *     this time
     * @param waiting how long to wait for a lease that another process holds
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
     * Timeouts on MySQL and MariaDB.
     *
     * @param connectTimeout of establishing a connection, unless the URL sets it
     * @param socketTimeout of a heartbeat, and of what takes the lease or gives it back. Over TLS the driver takes twice as
     *     long, so the lease must be longer than twice this; null = a third of the lease, at most 10 s
     * @param statementTimeout of any other statement, unless the URL sets it; must be longer than the longest one takes. A
     *     network that drops all packets is detected earlier, by the heartbeats, which abort waiting statements. After
     *     the same time the server ends an idle session
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

        /** The timeout of a heartbeat. */
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
     * @param partitions ranges of partners evaluated in parallel; 0 = one per processor, at most 8
     * @param chunkSize records of a delivery applied in one transaction
     * @param factsPerPartner a partner with more facts that are read, those of its people included (what has ended is
     *     read only where a cause is to be named), is not evaluated but listed as
     *     failed
     * @param attempts how often a night is tried before a transient database error (deadlock, lost connection) fails it
     */
    public record Work(
            @DefaultValue("150") int pageSize,
            @DefaultValue("0") int partitions,
            @DefaultValue("4000") int chunkSize,
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

        /** The number of ranges to evaluate in parallel on this machine. */
        public int partitionsHere() {
            return partitions > 0
                    ? partitions
                    : Math.min(8, Runtime.getRuntime().availableProcessors());
        }
    }

    /**
     * Where the metrics of a run are written or sent when it ends; empty, the default, means nowhere.
     *
     * @param textfile a file for Prometheus' node exporter, ending in {@code .prom}; its folder must exist
     * @param otlpUrl URL to which metrics are sent for an OpenTelemetry collector over HTTP, such as {@code
     *     http://localhost:4318/v1/metrics}; must not contain a password, as logs show it
     */
    public record Metrics(@DefaultValue("") String textfile, @DefaultValue("") String otlpUrl) {
        public Metrics {
            require(
                    textfile.isEmpty() || textfile.endsWith(".prom"),
                    "assay.metrics.textfile",
                    textfile,
                    "must end with .prom, because the node exporter ignores other files");
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
     * @param from the sender of mails, as {@code Partner Programme <programme@example.org>}; empty: no mails can be
     *     made
     * @param contacts the file of recipients and their languages; default {@code config/contacts.csv} under home
     * @param messages a folder with message files of other languages, or that replace those shipped; empty: none
     */
    public record Outbound(@DefaultValue("") String from, Path contacts, @DefaultValue("") String messages) {}

    /**
     * Evaluation on other machines, by {@code assay worker}, which are told by messages what to do.
     *
     * @param broker URL of an Artemis broker, such as {@code tcp://broker:61616}; empty, the default: everything is
     *     evaluated by the night itself. Must not contain a password, as logs show it
     * @param user of the broker; empty: none
     * @param password of the user
     * @param queue the beginning of the names of queues; programmes that share a broker need different ones
     * @param ranges the maximum number of ranges into which the partners are divided for the workers
     * @param patience after how long without progress the night evaluates what is left by itself; after half of it a
     *     range without progress is sent again, and the server ends a worker's session that has been idle since, so it
     *     must be more than twice as long as the evaluation of a page
     */
    public record Remote(
            @DefaultValue("") String broker,
            @DefaultValue("") String user,
            @DefaultValue("") String password,
            @DefaultValue("assay") String queue,
            @DefaultValue("32") int ranges,
            @DefaultValue("60s") Duration patience) {
        /** One address, or several in parentheses, and parameters of Artemis other than user and password. */
        private static final Pattern BROKER =
                Pattern.compile("(?i)(A|\\(A(,A)*\\))(\\?(?!(.*&)?(user|password)=)[^@\\s]*)?"
                        .replace("A", "tcp://[a-z0-9._:\\[\\]-]+:\\d{1,5}"));

        public Remote {
            require(
                    broker.isEmpty() || BROKER.matcher(broker).matches(),
                    "assay.remote.broker",
                    Secrets.hidden(broker),
                    "must be like tcp://broker:61616 or (tcp://one:61616,tcp://two:61616)?ha=true, without user and password, which have settings of their own");
            require(
                    queue.matches("[A-Za-z0-9._-]{1,60}"),
                    "assay.remote.queue",
                    queue,
                    "must be 1 to 60 letters, digits, dots, hyphens and underscores");
            require(ranges >= 1 && ranges <= 99, "assay.remote.ranges", ranges, "must be from 1 to 99");
            require(
                    patience.compareTo(Duration.ofSeconds(2)) >= 0 && patience.compareTo(Duration.ofDays(1)) <= 0,
                    "assay.remote.patience",
                    patience,
                    "must be from 2s to 24h");
        }

        /** Whether other machines are to help. */
        public boolean on() {
            return !broker.isEmpty();
        }

        /** Without the password. */
        @Override
        public String toString() {
            return "Remote[broker=%s, queue=%s, ranges=%d, patience=%s]"
                    .formatted(Secrets.hidden(broker), queue, ranges, patience);
        }
    }

    public Settings {
        requirePositive("assay.override-duration", overrideDuration);
        requirePositive("assay.look-ahead", lookAhead);
        List<Integer> days = new ArrayList<>(reminderDays);
        require(
                days.stream().noneMatch(Objects::isNull),
                "assay.reminder-days",
                days,
                "has an empty value; write whole numbers with a comma between two of them, such as 60,30,15");
        days.forEach(day -> require(day >= 1, "assay.reminder-days", day, "must be at least 1"));
        require(new HashSet<>(days).size() == days.size(), "assay.reminder-days", days, "names a day twice");
        days.sort(Comparator.reverseOrder());
        reminderDays = List.copyOf(days);
        mandatoryFeeds = List.copyOf(mandatoryFeeds);
        mandatoryFeeds.forEach(feed -> require(
                Feed.of(feed).isPresent(), "assay.mandatory-feeds", feed, "is not a feed; they are " + Feed.ids()));
        freshness = Map.copyOf(freshness);
        freshness.forEach((feed, age) -> {
            require(Feed.of(feed).isPresent(), "assay.freshness." + feed, age, "is of no feed; they are " + Feed.ids());
            require(!age.isNegative(), "assay.freshness." + feed, age, "must not be negative");
        });
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

    /** The settings that the evaluation needs besides facts. */
    public Programme programme(Rulebooks books) {
        return new Programme(books, overrideDuration, lookAhead, reminderDays);
    }

    /** How old deliveries may be. */
    public Freshness freshnessOfFeeds() {
        Map<Feed, Period> limits = new EnumMap<>(Feed.class);
        freshness.forEach((feed, age) -> limits.put(Feed.of(feed).orElseThrow(), age));
        return new Freshness(limits, zone);
    }

    private static void requirePositive(String name, Period period) {
        require(!period.isNegative() && !period.isZero(), name, period, "must be positive, such as P3M");
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
