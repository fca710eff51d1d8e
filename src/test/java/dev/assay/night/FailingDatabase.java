package dev.assay.night;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A database whose n-th statement or commit fails, which can be exchanged for another under way, and which lets others
 * look at each state it goes through.
 */
public final class FailingDatabase extends AbstractDataSource {
    private static final Pattern NEWS =
            Pattern.compile("^\\s*(INSERT|UPDATE|DELETE)(?!.*\\b(BATCH_|lease|run_range))", Pattern.DOTALL);

    private final AtomicInteger count = new AtomicInteger();
    private final List<Integer> commits = new CopyOnWriteArrayList<>();
    private volatile DataSource target = new DriverManagerDataSource();
    private volatile int failsAt;
    private volatile boolean afterTheCommit;
    private volatile boolean hasFailed;
    private volatile int lastNews;
    private volatile Runnable onlooker = () -> {};

    /** Runs it after each commit of anything but book-keeping, before the program goes on. */
    void whenSeen(Runnable then) {
        onlooker = then;
    }

    /** From now on this one. */
    public void use(DataSource database) {
        target = database;
        failAt(0, false);
    }

    /**
     * Lets one statement fail, counted from now; 0 = none.
     *
     * @param afterCommit a commit that fails has been done all the same
     */
    public void failAt(int number, boolean afterCommit) {
        count.set(0);
        hasFailed = false;
        commits.clear();
        failsAt = number;
        afterTheCommit = afterCommit;
    }

    /** The numbers of all statements and commits since the last call of {@link #failAt}, or of the commits only. */
    public List<Integer> counted(boolean onlyCommits) {
        return onlyCommits
                ? List.copyOf(commits)
                : IntStream.rangeClosed(1, count.get()).boxed().toList();
    }

    /** Whether the statement that was to fail has. */
    public boolean hasFailed() {
        return hasFailed;
    }

    /** The number, counted likewise, of the last commit of anything but book-keeping. */
    int lastNews() {
        return lastNews;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return proxy(Connection.class, target.getConnection(), new AtomicBoolean());
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    /** @param news whether anything but book-keeping has been written through the connection since the last commit */
    private <T> T proxy(Class<T> type, Object real, AtomicBoolean news) {
        InvocationHandler handler = (proxy, method, arguments) -> call(real, news, method, arguments);
        return type.cast(Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {type}, handler));
    }

    private @Nullable Object call(
            Object real, AtomicBoolean news, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
        boolean commit = method.getName().equals("commit");
        boolean fails = (commit || method.getName().startsWith("execute")) && isIt(commit);
        if (fails && !(commit && afterTheCommit)) {
            throw new SQLException("the %dth statement fails".formatted(failsAt), "HY000");
        }
        Object result;
        try {
            result = method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
        if (arguments != null
                && arguments.length > 0
                && arguments[0] instanceof String sql
                && NEWS.matcher(sql).find()) {
            news.set(true);
        }
        boolean seen = commit || method.getName().startsWith("execute") && isOnItsOwn(real);
        if (seen && news.getAndSet(false)) {
            lastNews = count.get();
            onlooker.run();
        }
        if (fails) {
            throw new SQLException("the %dth statement fails after it was done".formatted(failsAt), "HY000");
        }
        if (result instanceof CallableStatement statement) {
            return proxy(CallableStatement.class, statement, news);
        }
        if (result instanceof PreparedStatement statement) {
            return proxy(PreparedStatement.class, statement, news);
        }
        return result instanceof Statement statement && real instanceof Connection
                ? proxy(Statement.class, statement, news)
                : result;
    }

    private static boolean isOnItsOwn(Object real) throws SQLException {
        return real instanceof Statement statement && statement.getConnection().getAutoCommit();
    }

    private boolean isIt(boolean commit) {
        if (Thread.currentThread().getName().equals("assay-heartbeat")) {
            return false;
        }
        int number = count.incrementAndGet();
        if (commit) {
            commits.add(number);
        }
        boolean fails = number == failsAt;
        hasFailed |= fails;
        return fails;
    }
}
