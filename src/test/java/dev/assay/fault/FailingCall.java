package dev.assay.fault;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One call, counted from 1 among those of a kind, fails. */
final class FailingCall implements Tap {
    private static final Set<String> NEVER_FAIL_ALONE = Set.of("rollback", "setAutoCommit", "getConnection");

    private final Predicate<Call> kind;
    private final int number;
    private final Manner manner;
    private final AtomicInteger count = new AtomicInteger();
    private volatile String where = "";

    /** How it fails. */
    enum Manner {
        /** It does not get through; the connection stays, unless only its loss can let such a call fail. */
        ERROR,
        /** The connection is cut before it. */
        CUT_BEFORE,
        /** It is done, and then the connection is cut. */
        CUT_AFTER
    }

    /** @param number 0 = none fails, they are only counted */
    FailingCall(Predicate<Call> kind, int number, Manner manner) {
        this.kind = kind;
        this.number = number;
        this.manner = manner;
    }

    int count() {
        return count.get();
    }

    @Override
    public String toString() {
        return "%s at call %d, %s".formatted(manner, number, where);
    }

    @Override
    public void before(Call call) throws SQLException {
        if (kind.test(call) && count.incrementAndGet() == number) {
            where = "%s of %s".formatted(call.method(), call.sql());
            if (manner == Manner.ERROR && !NEVER_FAIL_ALONE.contains(call.method())) {
                throw new SQLException("call %d, %s, fails".formatted(number, call.method()), "HY000");
            }
            if (manner != Manner.CUT_AFTER) {
                cut(call.connection());
            }
        }
    }

    @Override
    public void after(Call call) throws SQLException {
        if (manner == Manner.CUT_AFTER && kind.test(call) && count.get() == number) {
            cut(call.connection());
        }
    }

    /** As after a network failure: the server rolls back, and the driver reports a lost connection. */
    private static void cut(@Nullable Connection connection) throws SQLException {
        if (connection != null) {
            connection.abort(Runnable::run);
        }
        throw new SQLException("cut off", "08S01");
    }
}
