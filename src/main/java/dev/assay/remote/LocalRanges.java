package dev.assay.remote;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.partition.support.TaskExecutorPartitionHandler;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.core.task.TaskExecutor;
import org.springframework.dao.OptimisticLockingFailureException;

/** Processes in this process the ranges that workers have not finished, and records the executions of those they have. */
public final class LocalRanges {
    /** How often it is begun again after a worker that was thought lost has interfered. */
    private static final int TIMES = 5;

    /** How long workers may take to record the end of ranges whose last page is committed. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final JobRepository repository;
    private final Step range;
    private final TaskExecutor executor;
    private final ToIntFunction<StepExecution> numberOf;

    /**
     * @param range processes the range of the execution it is given
     * @param numberOf the number of the range of an execution
     */
    public LocalRanges(
            JobRepository repository, Step range, TaskExecutor executor, ToIntFunction<StepExecution> numberOf) {
        this.repository = repository;
        this.range = range;
        this.executor = executor;
        this.numberOf = numberOf;
    }

    /** Processes what is left; the executions as they are then, whoever has processed them. */
    Collection<StepExecution> process(Set<StepExecution> all, StepExecution manager, Supplier<Set<Integer>> finished)
            throws Exception {
        Set<StepExecution> left = left(all, finished.get());
        for (int time = 1; !left.isEmpty(); time++) {
            left.forEach(this::refresh);
            TaskExecutorPartitionHandler handler = new TaskExecutorPartitionHandler();
            handler.setStep(range);
            handler.setTaskExecutor(executor);
            handler.afterPropertiesSet();
            handler.handle(RemoteRanges.given(left), manager);
            left = left(left, finished.get());
            if (time == TIMES || !left.stream().allMatch(LocalRanges::interfered)) {
                break;
            }
        }
        Set<StepExecution> ended = new LinkedHashSet<>(left);
        Set<StepExecution> unsettled = new LinkedHashSet<>(all);
        unsettled.removeAll(left);
        ended.addAll(settled(unsettled));
        return ended;
    }

    private Set<StepExecution> left(Set<StepExecution> executions, Set<Integer> finished) {
        return executions.stream()
                .filter(execution -> !finished.contains(numberOf.applyAsInt(execution)))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** A worker may have begun it. */
    private void refresh(StepExecution execution) {
        execution.setVersion(Objects.requireNonNull(recorded(execution).getVersion()));
    }

    private static boolean interfered(StepExecution execution) {
        List<Throwable> failures = execution.getFailureExceptions();
        return !failures.isEmpty() && failures.get(failures.size() - 1) instanceof OptimisticLockingFailureException;
    }

    /** The executions of finished ranges, recorded as completed even if a worker was lost before it could do so. */
    Collection<StepExecution> settled(Set<StepExecution> executions) throws InterruptedException {
        long graceUntil = System.nanoTime() + GRACE.toNanos();
        Set<StepExecution> settled = new LinkedHashSet<>();
        for (StepExecution execution : executions) {
            settled.add(settled(execution, graceUntil));
        }
        return settled;
    }

    private StepExecution settled(StepExecution execution, long graceUntil) throws InterruptedException {
        StepExecution recorded = recorded(execution);
        while (recorded.getStatus() != BatchStatus.COMPLETED) {
            if (System.nanoTime() >= graceUntil && complete(recorded)) {
                return recorded;
            }
            Thread.sleep(100);
            recorded = recorded(execution);
        }
        return recorded;
    }

    private boolean complete(StepExecution recorded) {
        recorded.setStatus(BatchStatus.COMPLETED);
        recorded.setExitStatus(ExitStatus.COMPLETED);
        LocalDateTime sign = recorded.getLastUpdated();
        recorded.setEndTime(sign == null ? recorded.getCreateTime() : sign);
        try {
            repository.update(recorded);
            return true;
        } catch (OptimisticLockingFailureException e) {
            return false;
        }
    }

    private StepExecution recorded(StepExecution execution) {
        return Objects.requireNonNull(repository.getStepExecution(execution.getId()));
    }
}
