package dev.assay.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.outbound.Contacts.Contact;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ContactsTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_contact_has_addresses_and_a_language_whatever_the_order_of_columns() throws IOException {
        Contacts contacts = Contacts.read(
                file(
                        "\uFEFFlanguage,partner_id,mail\r\nko,P1,\"Ada <ada@example.org>, ben@example.org\"\r\n\r\n,P2,c@example.org\r\n"));

        Contact first = contacts.of("P1").orElseThrow();
        assertThat(first.language()).isEqualTo("ko");
        assertThat(first.addresses())
                .extracting(address -> address.getAddress())
                .containsExactly("ada@example.org", "ben@example.org");
        assertThat(contacts.of("P2").orElseThrow().language()).isEmpty();
        assertThat(contacts.of("P3")).isEmpty();
        assertThat(Contacts.none().of("P1")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "P1,ada@example.org|line 2 has 2 fields instead of 3",
                "P 1,ada@example.org,ko|line 2 has no valid partner_id",
                "P1,,ko|line 2 has no mail; write one",
                "P1,ada,ko|line 2 has a mail that is not a valid address",
                "P1,\"ada@example.org\\nBcc: all@example.org\",ko|line 2 has a mail that is not a valid address",
                "P1,ada@example.org,Korean!|line 2 has the language \"Korean!\"; write one such as ko",
                "P1,\"ada@example.org,ko|cannot be read as CSV in UTF-8"
            })
    void a_line_that_is_not_right_is_refused_with_its_number(String line, String complaint) throws IOException {
        Path file = file("partner_id,mail,language\n" + line.replace("\\n", "\n") + "\n");

        assertThatThrownBy(() -> Contacts.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(complaint)
                .message()
                .doesNotContain("Bcc");
    }

    @Test
    void a_partner_that_is_named_twice_is_refused() throws IOException {
        Path file = file("partner_id,mail,language\nP1,a@example.org,\nP1,b@example.org,\n");

        assertThatThrownBy(() -> Contacts.read(file))
                .hasMessageContaining("line 3 names partner P1 again; join its addresses by commas in one line");
    }

    @Test
    void another_header_an_empty_file_and_none_are_refused() throws IOException {
        assertThatThrownBy(() -> Contacts.read(file("partner_id,mail\n")))
                .hasMessageContaining("has the columns partner_id, mail; it needs partner_id, mail and language");
        assertThatThrownBy(() -> Contacts.read(file(""))).hasMessageContaining("is empty; its first line");
        assertThatThrownBy(() -> Contacts.read(folder.resolve("nowhere.csv")))
                .hasMessageContaining("there is no file", "nowhere.csv");
        Path latin = Files.write(
                folder.resolve("latin.csv"),
                "partner_id,mail,language\nP1,\u00e4@example.org,\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> Contacts.read(latin)).isInstanceOf(IllegalArgumentException.class);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("contacts.csv"), text);
    }
}
