package dev.assay.database;

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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * A database from which a process is disconnected at one of the statements that change something: from then on every
 * statement fails, and all connections are closed, as when the process is killed.
 */
public final class CutDatabase extends AbstractDataSource {
    private static final Pattern CHANGE =
            Pattern.compile("\\s*(CREATE|ALTER|DROP|INSERT|UPDATE|DELETE)\\b.*", Pattern.DOTALL);

    private final DataSource target;
    private final Predicate<String> there;
    private final Moment moment;
    private final List<Connection> open = new CopyOnWriteArrayList<>();
    private volatile @Nullable String last;
    private volatile boolean cut;

    /** When it is cut. */
    public enum Moment {
        /** The statement does not get through. */
        BEFORE,
        /** The statement is carried out, and its answer does not get through. */
        AFTER,
        /** It is not cut: the statement fails and everything else works. */
        FAILURE
    }

    /** @param there true for the statement at which it is cut; asked only about those that change something */
    public CutDatabase(DataSource target, Predicate<String> there, Moment moment) {
        this.target = target;
        this.there = there;
        this.moment = moment;
    }

    /** The n-th of the statements that change something, counted from 1. */
    public static Predicate<String> nth(int number) {
        AtomicInteger left = new AtomicInteger(number);
        return sql -> left.decrementAndGet() == 0;
    }

    /** The statement at which it was cut or that failed; null if it was not. */
    public @Nullable String last() {
        return last;
    }

    @Override
    public Connection getConnection() throws SQLException {
        refuseIfCut();
        Connection connection = target.getConnection();
        open.add(connection);
        return proxy(Connection.class, connection, null);
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    private <T> T proxy(Class<T> type, Object real, @Nullable String prepared) {
        InvocationHandler handler = (proxy, method, arguments) -> call(real, prepared, method, arguments);
        return type.cast(Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {type}, handler));
    }

    private @Nullable Object call(
            Object real, @Nullable String prepared, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        if (!method.getName().equals("close")) {
            refuseIfCut();
        }
        String sql = arguments != null && arguments.length > 0 && arguments[0] instanceof String text ? text : prepared;
        boolean now = method.getName().startsWith("execute") && sql != null && isIt(sql);
        if (now && moment == Moment.FAILURE) {
            throw new SQLException("the statement fails", "HY000");
        }
        if (now && moment == Moment.BEFORE) {
            cut();
        }
        Object result = invoke(real, method, arguments);
        if (now) {
            cut();
        }
        if (result instanceof CallableStatement statement) {
            return proxy(CallableStatement.class, statement, sql);
        }
        if (result instanceof PreparedStatement statement) {
            return proxy(PreparedStatement.class, statement, sql);
        }
        return result instanceof Statement statement && real instanceof Connection
                ? proxy(Statement.class, statement, null)
                : result;
    }

    private static @Nullable Object invoke(Object real, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private synchronized boolean isIt(String sql) {
        boolean now = last == null && CHANGE.matcher(sql).matches() && there.test(sql);
        if (now) {
            last = sql;
        }
        return now;
    }

    private void cut() throws SQLException {
        cut = true;
        for (Connection connection : open) {
            connection.close();
        }
        refuseIfCut();
    }

    private void refuseIfCut() throws SQLException {
        if (cut) {
            throw new SQLException("cut off", "08S01");
        }
    }
}
