package dev.assay.night;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** A MySQL that explains each statement before it is run for the first time. */
final class ExplainingDatabase extends AbstractDataSource {
    private static final Pattern EXPLAINABLE =
            Pattern.compile("\\s*(SELECT|UPDATE|DELETE|INSERT\\b.*\\bSELECT)\\b.*", Pattern.DOTALL);
    private static final Pattern LIST = Pattern.compile("(\\((\\?(, )?)+\\)(, )?)+|\\?(, \\?)+");

    private final DataSource target;
    private final Map<String, Plan> plans = new ConcurrentHashMap<>();

    ExplainingDatabase(DataSource target) {
        this.target = target;
    }

    /** One table as a statement reads it. */
    record Access(String table, String type, @Nullable String key, long rows) {
        /** True if all of the table is read, or all of an index of it. */
        boolean full() {
            return !table.startsWith("<") && (type.equals("ALL") || type.equals("index"));
        }
    }

    /** How a statement is carried out, and how often it was. */
    record Plan(String sql, List<Access> accesses, AtomicInteger counter) {
        int runs() {
            return counter.get();
        }
    }

    /** All statements since the last call, with blanks made even and lists of any length made one. */
    Map<String, Plan> plans() {
        Map<String, Plan> all = new TreeMap<>(plans);
        plans.clear();
        return all;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection real = target.getConnection();
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    Object result = invoke(real, method, arguments);
                    return method.getName().equals("prepareStatement")
                            ? statement(real, (PreparedStatement) result, String.valueOf(arguments[0]))
                            : result;
                });
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    private PreparedStatement statement(Connection connection, PreparedStatement real, String sql) {
        Map<Object, Object[]> parameters = new LinkedHashMap<>();
        Map<Object, Method> setters = new LinkedHashMap<>();
        return (PreparedStatement) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {PreparedStatement.class}, (proxy, method, arguments) -> {
                    String name = method.getName();
                    if (name.startsWith("set") && arguments != null && arguments.length > 1) {
                        parameters.put(arguments[0], arguments);
                        setters.put(arguments[0], method);
                    } else if (name.startsWith("execute")
                            && EXPLAINABLE.matcher(sql).matches()) {
                        note(connection, sql, parameters, setters);
                    }
                    return invoke(real, method, arguments);
                });
    }

    private void note(Connection connection, String sql, Map<Object, Object[]> parameters, Map<Object, Method> setters)
            throws Throwable {
        String even = LIST.matcher(sql.replaceAll("\\s+", " ").strip()).replaceAll("...");
        Plan plan = plans.get(even);
        if (plan == null) {
            plan = new Plan(even, explain(connection, sql, parameters, setters), new AtomicInteger());
            plans.put(even, plan);
        }
        plan.counter().incrementAndGet();
    }

    private static List<Access> explain(
            Connection connection, String sql, Map<Object, Object[]> parameters, Map<Object, Method> setters)
            throws Throwable {
        List<Access> accesses = new ArrayList<>();
        try (PreparedStatement explain = connection.prepareStatement("EXPLAIN FORMAT=TRADITIONAL " + sql)) {
            for (Map.Entry<Object, Object[]> parameter : parameters.entrySet()) {
                invoke(explain, setters.get(parameter.getKey()), parameter.getValue());
            }
            try (ResultSet rows = explain.executeQuery()) {
                while (rows.next()) {
                    boolean read = !"INSERT".equals(rows.getString("select_type"));
                    if (read && rows.getString("table") != null && rows.getString("type") != null) {
                        accesses.add(new Access(
                                rows.getString("table"),
                                rows.getString("type"),
                                rows.getString("key"),
                                rows.getLong("rows")));
                    }
                }
            }
        }
        return accesses;
    }

    private static @Nullable Object invoke(Object real, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
