package dev.assay.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.SQLTransientException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

final class DatabaseErrorTest {
    @Test
    void a_pool_that_gets_no_connection_in_time_means_that_the_server_is_not_reached() {
        assertThat(DatabaseError.of(new SQLTransientConnectionException("request timed out after 10000ms")))
                .contains(DatabaseError.UNREACHABLE);
    }

    @Test
    void a_number_that_cannot_be_committed_can_be_tried_again() {
        Throwable error = new DataAccessResourceFailureException("Unable to commit new sequence value changes");
        assertThat(DatabaseError.passes(error)).isTrue();
    }

    @Test
    void a_wrong_password_is_refused_and_not_tried_again() {
        Throwable error = new IllegalStateException(new SQLException("Access denied for user", "28000", 1045));
        assertThat(DatabaseError.of(error)).contains(DatabaseError.REFUSED);
        assertThat(DatabaseError.passes(error)).isFalse();
    }

    @Test
    void a_lock_or_a_deadlock_passes() {
        assertThat(DatabaseError.of(new SQLTransientException("Lock wait timeout exceeded", "40001", 1205)))
                .contains(DatabaseError.PASSING);
        assertThat(DatabaseError.of(new SQLException("could not be acquired immediately", "HY000", 3572)))
                .contains(DatabaseError.PASSING);
    }

    @Test
    void a_full_disk_is_recognized_on_every_engine_and_not_retried() {
        for (Throwable error : List.of(
                new SQLException("Disk full", "HY000", 1021),
                new SQLException("The table 'achievement' is full", "HY000", 1114),
                new SQLException("IO Exception", "90031", 90031, new IOException("No space left on device")))) {
            assertThat(DatabaseError.of(error)).contains(DatabaseError.FULL);
            assertThat(DatabaseError.passes(error)).isFalse();
        }
    }

    @Test
    void a_session_that_was_ended_means_that_the_server_is_not_reached_any_more() {
        assertThat(DatabaseError.of(new SQLException("Query execution was interrupted", "70100", 1317)))
                .contains(DatabaseError.UNREACHABLE);
        assertThat(DatabaseError.of(new SQLException("The client was disconnected", "HY000", 4031)))
                .contains(DatabaseError.UNREACHABLE);
    }

    @Test
    void a_lock_of_another_session_is_distinguished_from_a_lost_connection() {
        assertThat(DatabaseError.locked(new SQLException("Lock wait timeout exceeded", "HY000", 1205)))
                .isTrue();
        assertThat(DatabaseError.locked(new SQLException("gone", "08S01", 0))).isFalse();
    }
}
