package dev.assay.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.SQLTransientException;
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
    void a_full_disk_is_none_of_these() {
        assertThat(DatabaseError.of(new SQLException("Disk full", "HY000", 1021)))
                .isEmpty();
    }
}
