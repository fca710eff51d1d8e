package dev.assay.remote;

import dev.assay.lease.Lease;
import dev.assay.operation.Failures;
import dev.assay.operation.Settings;
import dev.assay.store.run.RangeStore.Range;
import jakarta.jms.JMSRuntimeException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.partition.PartitionHandler;
import org.springframework.batch.core.partition.StepExecutionSplitter;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.integration.partition.MessageChannelPartitionHandler;
import org.springframework.batch.integration.partition.StepExecutionRequest;
import org.springframework.integration.core.MessagingTemplate;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageChannel;

/**
 * Has the ranges of a run processed by workers on other machines, by Spring Batch's own handler for remote partitions:
 * one message for each unfinished range, no replies. Whatever goes wrong with workers, messages or the broker costs time
 * only: when no range has advanced for as long as the settings say, or the broker cannot be reached, what is left is
 * processed in this process.
 */
public final class RemoteRanges implements PartitionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(RemoteRanges.class);
    private static final long POLL_MILLIS = 500;

    private final Settings.Remote settings;
    private final Lease lease;
    private final Function<StepExecution, RangeMessage> message;
    private final Supplier<List<Range>> ranges;
    private final LocalRanges local;
    private final Consumer<String> alone;

    /**
     * @param lease of the run
     * @param message asks a worker to process the range of an execution
     * @param ranges reads the current state of all ranges of the run
     * @param local processes ranges in this process
     * @param alone is told why it has to do so
     */
    public RemoteRanges(
            Settings.Remote settings,
            Lease lease,
            Function<StepExecution, RangeMessage> message,
            Supplier<List<Range>> ranges,
            LocalRanges local,
            Consumer<String> alone) {
        this.settings = settings;
        this.lease = lease;
        this.message = message;
        this.ranges = ranges;
        this.local = local;
        this.alone = alone;
    }

    @Override
    public Collection<StepExecution> handle(StepExecutionSplitter splitter, StepExecution manager) throws Exception {
        Set<StepExecution> all = splitter.split(manager, 1);
        if (all.isEmpty() || byWorkers(all, manager)) {
            return local.settled(all);
        }
        return local.process(all, manager, this::finished);
    }

    /** False if something is left to be done by this process. */
    private boolean byWorkers(Set<StepExecution> all, StepExecution manager) throws Exception {
        RangeMessage any = message.apply(all.iterator().next());
        try (RangeQueue queue = new RangeQueue(settings, any.runId(), any.token())) {
            try {
                handler(all, manager, queue).handle(given(all), manager);
                return true;
            } finally {
                // whoever takes one of these later would be in the way
                queue.clear();
            }
        } catch (JMSRuntimeException e) {
            boolean done = finished().size() == ranges.get().size();
            if (!done) {
                String why = "the broker %s cannot be reached".formatted(Broker.name(settings));
                LOG.warn("{}; the night continues without workers", why, e);
                alone.accept(why);
            }
            return done;
        } catch (ExecutionException e) {
            return unlessWithoutProgress(e);
        }
    }

    private boolean unlessWithoutProgress(ExecutionException e) throws Exception {
        RangeWatch.NoProgress stalled = Failures.find(e, RangeWatch.NoProgress.class);
        if (stalled != null) {
            String why = stalled.getMessage() + " (assay.remote.patience)";
            LOG.warn("{}; the night continues without workers", why);
            alone.accept(why);
            return false;
        }
        JobInterruptedException stopped = Failures.find(e, JobInterruptedException.class);
        if (stopped != null) {
            throw stopped;
        }
        if (e.getCause() instanceof Exception cause) {
            throw cause;
        }
        throw e;
    }

    private MessageChannelPartitionHandler handler(Set<StepExecution> all, StepExecution manager, RangeQueue queue)
            throws Exception {
        Map<Integer, StepExecution> byRange = all.stream()
                .collect(Collectors.toMap(execution -> message.apply(execution).range(), execution -> execution));
        Map<Long, StepExecution> byId =
                all.stream().collect(Collectors.toMap(StepExecution::getId, execution -> execution));
        RangeWatch watch = new RangeWatch(
                ranges,
                queue::waiting,
                number -> queue.send(message.apply(Objects.requireNonNull(byRange.get(number)))),
                settings.patience(),
                System::nanoTime);
        MessageChannel channel = (request, timeout) -> {
            queue.send(message.apply(Objects.requireNonNull(byId.get(id(request)))));
            return true;
        };
        MessageChannelPartitionHandler handler = new MessageChannelPartitionHandler();
        handler.setStepName(manager.getStepName());
        handler.setPollInterval(POLL_MILLIS);
        handler.setMessagingOperations(new MessagingTemplate(channel));
        handler.setJobRepository(new RangeRepository(manager.getJobExecution(), () -> {
            check();
            watch.finished().forEach(number -> {
                StepExecution execution = byRange.get(number);
                if (execution != null) {
                    execution.setStatus(BatchStatus.COMPLETED);
                }
            });
        }));
        handler.afterPropertiesSet();
        return handler;
    }

    private static long id(Message<?> request) {
        return ((StepExecutionRequest) request.getPayload()).getStepExecutionId();
    }

    private void check() {
        try {
            lease.check();
        } catch (JobInterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Set<Integer> finished() {
        return ranges.get().stream().filter(Range::finished).map(Range::number).collect(Collectors.toSet());
    }

    /** For handlers that only know how to ask for executions. */
    static StepExecutionSplitter given(Set<StepExecution> executions) {
        return new StepExecutionSplitter() {
            @Override
            public String getStepName() {
                return "range";
            }

            @Override
            public Set<StepExecution> split(StepExecution manager, int gridSize) {
                return new LinkedHashSet<>(executions);
            }
        };
    }
}
