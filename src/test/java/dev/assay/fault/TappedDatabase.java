package dev.assay.fault;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** A database, seen from below the pool, whose driver can be disturbed at each call. Heartbeats are left alone. */
final class TappedDatabase extends AbstractDataSource {
    private static final Set<String> CALLS =
            Set.of("prepareStatement", "createStatement", "commit", "rollback", "setAutoCommit", "next", "addBatch");

    private final DataSource target;
    private final List<Connection> open = new CopyOnWriteArrayList<>();
    private volatile Tap tap = Tap.NONE;

    TappedDatabase(DataSource target) {
        this.target = target;
    }

    /** Replaces the observer. */
    void use(Tap next) {
        tap = next;
    }

    /** Ends all connections. */
    void hangUp() {
        for (Connection connection : open) {
            try {
                connection.abort(Runnable::run);
            } catch (SQLException e) {
                // it was at its end already
                continue;
            }
        }
        open.clear();
    }

    @Override
    public Connection getConnection() throws SQLException {
        Tap.Call call = new Tap.Call("getConnection", null, null);
        Tap told = told();
        told.before(call);
        Connection connection = target.getConnection();
        open.add(connection);
        told.after(call);
        return proxy(Connection.class, connection, connection, null);
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    private Tap told() {
        String thread = Thread.currentThread().getName();
        return thread.equals("assay-heartbeat") || thread.startsWith("assay:") ? Tap.NONE : tap;
    }

    private <T> T proxy(Class<T> type, Object real, Connection connection, @Nullable String sql) {
        InvocationHandler handler = (proxy, method, arguments) -> call(real, connection, sql, method, arguments);
        return type.cast(Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {type}, handler));
    }

    private @Nullable Object call(
            Object real,
            Connection connection,
            @Nullable String prepared,
            Method method,
            @Nullable Object @Nullable [] arguments)
            throws Throwable {
        String name = method.getName();
        String sql = arguments != null && arguments.length > 0 && arguments[0] instanceof String text ? text : prepared;
        boolean counts = name.startsWith("execute") || CALLS.contains(name);
        Tap told = counts ? told() : Tap.NONE;
        Tap.Call call = new Tap.Call(name, sql, connection);
        told.before(call);
        Object result;
        try {
            result = method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof SQLException failure) {
                told.failed(call, failure);
            }
            throw e.getCause();
        }
        told.after(call);
        return wrapped(result, real, connection, sql);
    }

    private @Nullable Object wrapped(
            @Nullable Object result, Object real, Connection connection, @Nullable String sql) {
        if (result instanceof CallableStatement statement) {
            return proxy(CallableStatement.class, statement, connection, sql);
        }
        if (result instanceof PreparedStatement statement) {
            return proxy(PreparedStatement.class, statement, connection, sql);
        }
        if (result instanceof Statement statement && real instanceof Connection) {
            return proxy(Statement.class, statement, connection, null);
        }
        return result instanceof ResultSet rows && real instanceof Statement
                ? proxy(ResultSet.class, rows, connection, sql)
                : result;
    }
}
