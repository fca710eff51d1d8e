package dev.assay.store.fact;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The names of partners. */
public final class PartnerNames {
    private final JdbcClient jdbc;

    public PartnerNames(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A partner; its name is null if it is unknown. */
    public record Named(String partnerId, @Nullable String name) {}

    /** True if there is a partner with exactly that id. */
    public boolean exists(String partnerId) {
        return jdbc.sql("SELECT COUNT(*) FROM partner WHERE partner_id = :id")
                        .param("id", partnerId)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** All partners, by id. Scans the whole table, so it is only for interactive use. */
    public List<Named> all() {
        return jdbc.sql("SELECT partner_id, name FROM partner ORDER BY partner_id")
                .query((row, n) -> new Named(row.getString(1), row.getString(2)))
                .list();
    }
}
