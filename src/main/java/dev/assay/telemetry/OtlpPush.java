package dev.assay.telemetry;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.ipc.http.HttpUrlConnectionSender;
import io.micrometer.registry.otlp.OtlpConfig;
import io.micrometer.registry.otlp.OtlpHttpMetricsSender;
import io.micrometer.registry.otlp.OtlpMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One push to an OpenTelemetry collector. Micrometer logs when the collector did not accept it. */
final class OtlpPush {
    private static final Logger LOG = LoggerFactory.getLogger(OtlpPush.class);
    private static final Duration CONNECTING = Duration.ofSeconds(2);
    private static final Duration ANSWERING = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String url;

    OtlpPush(String url) {
        this.url = url;
    }

    /** Sends the metrics to the collector; returns after at most ten seconds, whether it has accepted them or not. */
    void send(RunMetrics figures, Instant now) {
        OtlpMeterRegistry registry = OtlpMeterRegistry.builder(new ToOneCollector(url))
                .clock(Clock.SYSTEM)
                .metricsSender(new OtlpHttpMetricsSender(new HttpUrlConnectionSender(CONNECTING, ANSWERING)))
                .build();
        new Gauges(registry).enter(figures, now);
        // closing pushes; on a thread that may be abandoned, as DNS and slow answers have no timeout
        Thread push = new Thread(registry::close, "assay-otlp");
        push.setDaemon(true);
        push.start();
        try {
            push.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (push.isAlive()) {
            LOG.warn("the collector at {} did not accept the metrics within {}", url, PATIENCE);
        }
    }

    /** All other settings come from OpenTelemetry's own environment variables. */
    private record ToOneCollector(String url) implements OtlpConfig {
        @Override
        public @Nullable String get(String key) {
            return null;
        }

        /** Longer than any night: the only push is the one at the end. */
        @Override
        public Duration step() {
            return Duration.ofDays(1);
        }

        @Override
        public Map<String, String> resourceAttributes() {
            Map<String, String> attributes = new HashMap<>(OtlpConfig.super.resourceAttributes());
            attributes.putIfAbsent("service.name", "assay");
            return attributes;
        }
    }
}
