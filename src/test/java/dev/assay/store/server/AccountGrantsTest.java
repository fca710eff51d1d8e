package dev.assay.store.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class AccountGrantsTest {
    @Test
    void the_rights_of_the_script_are_just_enough_however_they_are_written() {
        List<String> statements = wanted();
        assertThat(statements).hasSizeGreaterThan(40);
        AccountGrants grants = new AccountGrants("assay", statements);
        assertThat(grants.missing()).isEmpty();
        assertThat(grants.tooMany()).isEmpty();
    }

    @Test
    void a_right_that_is_not_there_is_missing() {
        List<String> statements = wanted();
        statements.removeIf(statement -> statement.contains("`notification`"));
        AccountGrants grants = new AccountGrants("assay", statements);
        assertThat(grants.missing()).containsExactly("INSERT, SELECT ON notification");
        statements.add("GRANT SELECT, INSERT (`seq`, `id`) ON `assay`.`notification` TO `j`@`%`");
        assertThat(new AccountGrants("assay", statements).missing())
                .as("some columns are not the table")
                .containsExactly("INSERT ON notification");
    }

    @Test
    void rights_to_the_whole_schema_or_server_are_enough_and_too_many() {
        AccountGrants all = new AccountGrants(
                "my_assay",
                List.of(
                        "GRANT USAGE ON *.* TO `j`@`%` IDENTIFIED BY PASSWORD '*81F5E21E35407D884A6CD4A731AEBFB6AF209E1B'",
                        "GRANT ALL PRIVILEGES ON `my\\_assay`.* TO `j`@`%` WITH GRANT OPTION"));
        assertThat(all.missing()).isEmpty();
        assertThat(all.tooMany())
                .containsExactly(new AccountGrants.Grant("my\\_assay", "*", Set.of("ALL PRIVILEGES", "GRANT OPTION")));

        AccountGrants some = new AccountGrants("my_assay", List.of("GRANT DROP, DELETE ON `my%`.* TO `j`@`%`"));
        assertThat(some.tooMany()).extracting(AccountGrants.Grant::toString).containsExactly("DELETE, DROP ON `my%`.*");
        assertThat(some.missing()).contains("INSERT, SELECT, UPDATE ON snapshot_item");
    }

    @Test
    void what_is_about_another_schema_is_none_of_our_business() {
        List<String> statements = wanted();
        statements.add("GRANT ALL PRIVILEGES ON `other`.* TO `j`@`%`");
        statements.add("GRANT DELETE ON `assay2`.`notification` TO `j`@`%`");
        statements.add("GRANT `a_role`@`%` TO `j`@`%`");
        assertThat(new AccountGrants("assay", statements).tooMany()).isEmpty();
    }

    @Test
    void statements_about_the_same_are_taken_together() {
        assertThat(new AccountGrants(
                                "assay",
                                List.of(
                                        "GRANT DROP, CREATE USER ON *.* TO `r`@`%` WITH GRANT OPTION",
                                        "GRANT BACKUP_ADMIN,XA_RECOVER_ADMIN ON *.* TO `r`@`%` WITH GRANT OPTION"))
                        .tooMany())
                .singleElement()
                .satisfies(grant -> assertThat(grant.privileges())
                        .containsExactly("BACKUP_ADMIN", "CREATE USER", "DROP", "GRANT OPTION", "XA_RECOVER_ADMIN"));
    }

    private static List<String> wanted() {
        List<String> statements = new ArrayList<>(List.of("GRANT USAGE ON *.* TO `j`@`%`"));
        AccountGrants.wanted()
                .forEach((table, privileges) -> statements.add("GRANT %s ON `assay`.`%s` TO `j`@`%%`"
                        .formatted(String.join(", ", privileges), table.toLowerCase(Locale.ROOT))));
        return statements;
    }
}
