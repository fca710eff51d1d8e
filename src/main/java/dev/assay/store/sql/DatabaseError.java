package dev.assay.store.sql;

import com.mysql.cj.exceptions.WrongArgumentException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.sql.SQLTransientException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;

/** Classifies errors of the database. The relevant error may be any of the causes. */
public enum DatabaseError {
    /** An embedded file is open in another process. */
    FILE_IN_USE(DatabaseError::inUse),
    /** The server refuses the login, its certificate is not trusted, or the driver does not understand the URL. */
    REFUSED(DatabaseError::refused),
    /** The disk is full. */
    FULL(DatabaseError::full),
    /** An embedded file is damaged, or no database at all. */
    DAMAGED(DatabaseError::damaged),
    /** No server, or a broken connection. */
    UNREACHABLE(DatabaseError::unreachable),
    /** A deadlock, lock timeout or lost connection: a retry may succeed. */
    PASSING(DatabaseError::passing);

    /** H2: "Database may be already in use". */
    private static final int H2_IN_USE = 90020;

    /** H2: an error while reading the file, "File corrupted while reading record", "Unsupported database file version". */
    private static final Set<Integer> UNREADABLE = Set.of(90028, 90030, 90048);

    /** H2: "Database not found, and IFEXISTS=true, so we can't auto-create it". */
    private static final int H2_NO_FILE = 90146;

    /** MySQL: unknown thread id, a thread of another account. */
    private static final Set<Integer> NOT_ENDED = Set.of(1094, 1095);

    /** MySQL: no such user, database; H2: wrong user or password, URL, setting, relative path. */
    private static final Set<Integer> WRONG = Set.of(1045, 1698, 1049, 28000, 90046, 90113, 90011);

    /** MySQL and MariaDB: too many connections, of a user; the session was ended by a shutdown, by an administrator, or because it was idle. */
    private static final Set<Integer> CUT_OFF = Set.of(1040, 1203, 1053, 1317, 1927, 3169, 4031);

    /** MySQL: lock wait timeout, deadlock, a lock that must not be waited for; H2: lock timeout, deadlock. */
    private static final Set<Integer> LOCKS = Set.of(1205, 1213, 3572, 50200, 40001);

    /** MySQL: the disk is full, the table is full. */
    private static final Set<Integer> NO_ROOM = Set.of(1021, 1114);

    private static final Pattern NO_SPACE =
            Pattern.compile("no space left on device|disk (is )?full|quota exceeded", Pattern.CASE_INSENSITIVE);

    /** MySQL: a missing privilege on a database or table; H2: not enough rights, admin rights. */
    private static final Set<Integer> DENIED = Set.of(1044, 1142, 1227, 90096, 90040);

    private final Predicate<Throwable> test;

    DatabaseError(Predicate<Throwable> test) {
        this.test = test;
    }

    /** The first matching kind of error; empty if there is none. */
    public static Optional<DatabaseError> of(Throwable error) {
        return Arrays.stream(values()).filter(kind -> any(error, kind.test)).findFirst();
    }

    /** True if a retry may succeed. */
    public static boolean passes(Throwable error) {
        return of(error).filter(kind -> kind == UNREACHABLE || kind == PASSING).isPresent();
    }

    /** True if another session holds a lock. */
    public static boolean locked(Throwable error) {
        return any(error, cause -> cause instanceof PessimisticLockingFailureException || code(cause, LOCKS));
    }

    /** True if the account lacks a privilege. */
    public static boolean denied(Throwable error) {
        return any(error, cause -> code(cause, DENIED));
    }

    /** True if the session to be ended no longer exists, or belongs to another account. */
    public static boolean notEnded(Throwable error) {
        return any(error, cause -> code(cause, NOT_ENDED));
    }

    /** True if the embedded file of the URL does not exist and must not be created. */
    public static boolean noFile(Throwable error) {
        return any(error, cause -> code(cause, Set.of(H2_NO_FILE)));
    }

    /** True if the server's certificate is not trusted. */
    public static boolean distrusts(Throwable error) {
        return any(error, DatabaseError::untrusted);
    }

    private static boolean untrusted(Throwable cause) {
        return cause instanceof CertificateException || cause instanceof CertPathValidatorException;
    }

    private static boolean inUse(Throwable cause) {
        return code(cause, Set.of(H2_IN_USE));
    }

    private static boolean refused(Throwable cause) {
        return cause instanceof WrongArgumentException
                || untrusted(cause)
                || cause instanceof IllegalArgumentException && startsWith(cause.getMessage(), "port out of range")
                || code(cause, WRONG)
                || cause instanceof SQLException sql && startsWith(sql.getSQLState(), "28");
    }

    private static boolean damaged(Throwable cause) {
        return code(cause, UNREADABLE);
    }

    private static boolean full(Throwable cause) {
        String message = cause.getMessage();
        return code(cause, NO_ROOM)
                || message != null && NO_SPACE.matcher(message).find();
    }

    /** Spring Batch's id generators fail without a cause of their own; an error with a cause is classified by it. */
    private static boolean unreachable(Throwable cause) {
        return cause instanceof SQLNonTransientConnectionException
                || cause instanceof SQLTransientConnectionException
                || cause instanceof DataAccessResourceFailureException && cause.getCause() == null
                || code(cause, CUT_OFF)
                || cause instanceof SQLException sql && startsWith(sql.getSQLState(), "08");
    }

    private static boolean passing(Throwable cause) {
        return cause instanceof TransientDataAccessException
                || cause instanceof RecoverableDataAccessException
                || cause instanceof SQLTransientException
                || cause instanceof SQLRecoverableException
                || code(cause, LOCKS)
                || cause instanceof SQLException sql && startsWith(sql.getSQLState(), "40");
    }

    private static boolean any(Throwable error, Predicate<Throwable> test) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (test.test(cause)) {
                return true;
            }
        }
        return false;
    }

    private static boolean code(Throwable cause, Set<Integer> codes) {
        return cause instanceof SQLException sql && codes.contains(sql.getErrorCode());
    }

    private static boolean startsWith(@Nullable String text, String beginning) {
        return text != null && text.startsWith(beginning);
    }
}
