package dev.assay.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.metrics.v1.Metric;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A collector of OpenTelemetry's metrics, on a port of its own. */
final class Collector implements AutoCloseable {
    private final HttpServer server;
    private final List<ExportMetricsServiceRequest> received = new CopyOnWriteArrayList<>();

    Collector() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v1/metrics", this::take);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:%d/v1/metrics".formatted(server.getAddress().getPort());
    }

    /** What was sent, each as it was understood. */
    List<ExportMetricsServiceRequest> received() {
        return received;
    }

    /** Waits for the first request: its sender gives up before a busy machine has read it. */
    void awaitRequest() throws InterruptedException {
        for (int i = 0; i < 3000 && received.isEmpty(); i++) {
            Thread.sleep(100);
        }
    }

    /** All metrics of that name, from all requests. */
    List<Metric> metrics(String name) {
        return received.stream()
                .flatMap(request -> request.getResourceMetricsList().stream())
                .flatMap(resource -> resource.getScopeMetricsList().stream())
                .flatMap(scope -> scope.getMetricsList().stream())
                .filter(metric -> metric.getName().equals(name))
                .toList();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            received.add(ExportMetricsServiceRequest.parseFrom(exchange.getRequestBody()));
            exchange.sendResponseHeaders(200, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
