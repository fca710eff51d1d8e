package dev.assay.fault;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Observes each call of the driver, and can make it fail. */
interface Tap {
    /** Lets everything pass. */
    Tap NONE = new Tap() {};

    /**
     * A call that needs the server, or may need it.
     *
     * @param method its name, such as {@code executeUpdate}, {@code commit} or {@code next}
     * @param sql the statement that it is about; null if it is about none
     * @param connection through which it goes; null if it asks for one
     */
    record Call(String method, @Nullable String sql, @Nullable Connection connection) {
        boolean executes() {
            return method.startsWith("execute");
        }

        boolean commits() {
            return method.equals("commit");
        }
    }

    /** Called before the call; an exception prevents it. */
    default void before(Call call) throws SQLException {}

    /** After it was done; the program does not learn of that when this throws. */
    default void after(Call call) throws SQLException {}

    /** Called after the call failed. */
    default void failed(Call call, SQLException failure) {}
}
