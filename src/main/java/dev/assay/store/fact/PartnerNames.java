package dev.assay.store.fact;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How partners are called. */
public final class PartnerNames {
    private final JdbcClient jdbc;

    public PartnerNames(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A partner; its name is null if it is not known. */
    public record Named(String partnerId, @Nullable String name) {}

    /** True if there is a partner of exactly that id. */
    public boolean exists(String partnerId) {
        return jdbc.sql("SELECT COUNT(*) FROM partner WHERE partner_id = :id")
                        .param("id", partnerId)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** All partners, by id. For a question of a person: it reads the whole table. */
    public List<Named> all() {
        return jdbc.sql("SELECT partner_id, name FROM partner ORDER BY partner_id")
                .query((row, n) -> new Named(row.getString(1), row.getString(2)))
                .list();
    }
}
