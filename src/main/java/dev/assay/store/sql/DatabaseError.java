package dev.assay.store.sql;

import com.mysql.cj.exceptions.WrongArgumentException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.sql.SQLTransientException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;

/** What an error of the database means for who works with it. An error may say so in any of its causes. */
public enum DatabaseError {
    /** An embedded file that another process has open. */
    FILE_IN_USE(DatabaseError::inUse),
    /** A server that does not let us in, or a URL that makes no sense to its driver. */
    REFUSED(DatabaseError::refused),
    /** No server there, or the way to it is broken. */
    UNREACHABLE(DatabaseError::unreachable),
    /** A deadlock, a lock timeout or a lost connection: the same may work when it is tried again. */
    PASSING(DatabaseError::passing);

    /** H2: "Database may be already in use". */
    private static final int H2_IN_USE = 90020;

    /** H2: "Database not found, and IFEXISTS=true, so we can't auto-create it". */
    private static final int H2_NO_FILE = 90146;

    /** MySQL: unknown thread id. */
    private static final int MYSQL_NO_SUCH_THREAD = 1094;

    /** MySQL: a row is locked, and the statement was not to wait. */
    private static final int MYSQL_NOWAIT = 3572;

    /** MySQL: access denied to a database, a table, for want of a privilege; H2: not enough rights, admin rights. */
    private static final Set<Integer> DENIED = Set.of(1044, 1142, 1227, 90096, 90040);

    private final Predicate<Throwable> test;

    DatabaseError(Predicate<Throwable> test) {
        this.test = test;
    }

    /** What the error is, by the first of these that fits; empty if it is none of the database's, or another. */
    public static Optional<DatabaseError> of(Throwable error) {
        for (DatabaseError kind : values()) {
            for (Throwable cause = error; cause != null; cause = cause.getCause()) {
                if (kind.test.test(cause)) {
                    return Optional.of(kind);
                }
            }
        }
        return Optional.empty();
    }

    /** True if the same may work when it is tried again. */
    public static boolean passes(Throwable error) {
        return of(error).filter(kind -> kind == UNREACHABLE || kind == PASSING).isPresent();
    }

    /** True if the account may not do what it tried to do. */
    public static boolean denied(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && DENIED.contains(sql.getErrorCode())) {
                return true;
            }
        }
        return false;
    }

    /** True if the session that was to be ended is not there any more. */
    public static boolean noSession(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getErrorCode() == MYSQL_NO_SUCH_THREAD) {
                return true;
            }
        }
        return false;
    }

    /** True if there is no embedded file where the URL says, and none was to be made. */
    public static boolean noFile(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getErrorCode() == H2_NO_FILE) {
                return true;
            }
        }
        return false;
    }

    private static boolean inUse(Throwable cause) {
        return cause instanceof SQLException sql && sql.getErrorCode() == H2_IN_USE;
    }

    private static boolean refused(Throwable cause) {
        return cause instanceof WrongArgumentException
                || cause instanceof SQLException sql && startsWith(sql.getSQLState(), "28");
    }

    /** Spring's numbers for Batch fail without naming a cause; whatever has one is what its cause is. */
    private static boolean unreachable(Throwable cause) {
        return cause instanceof SQLNonTransientConnectionException
                || cause instanceof SQLTransientConnectionException
                || cause instanceof DataAccessResourceFailureException && cause.getCause() == null
                || cause instanceof SQLException sql && startsWith(sql.getSQLState(), "08");
    }

    private static boolean passing(Throwable cause) {
        return cause instanceof TransientDataAccessException
                || cause instanceof RecoverableDataAccessException
                || cause instanceof SQLTransientException
                || cause instanceof SQLRecoverableException
                || cause instanceof SQLException sql
                        && (startsWith(sql.getSQLState(), "40") || sql.getErrorCode() == MYSQL_NOWAIT);
    }

    private static boolean startsWith(@Nullable String state, String... classes) {
        for (String sqlClass : classes) {
            if (state != null && state.startsWith(sqlClass)) {
                return true;
            }
        }
        return false;
    }
}
