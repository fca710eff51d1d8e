package dev.assay.outbound;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The recipients and languages of mails, by partner: a CSV file (RFC 4180, UTF-8) with the columns partner_id, mail and
 * language, in any order. A mail may be several addresses joined by commas; an empty language is English. The file is
 * read each time and never stored.
 */
public final class Contacts {
    private static final List<String> COLUMNS = List.of("partner_id", "mail", "language");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,40}");
    private static final Pattern LANGUAGE = Pattern.compile("([A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*)?");

    private final Map<String, Contact> byPartner = new HashMap<>();

    private Contacts() {}

    /**
     * A partner's contact.
     *
     * @param language as in BCP 47; empty for English
     */
    public record Contact(List<InternetAddress> addresses, String language) {}

    /** No contacts. */
    public static Contacts none() {
        return new Contacts();
    }

    /**
     * Reads the file.
     *
     * @throws IllegalArgumentException if it cannot be read or is not such a file; the message names the line and what
     *     to do, without quoting addresses
     */
    public static Contacts read(Path file) {
        Contacts contacts = new Contacts();
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException(
                    "there is no file %s with contacts; write one with the columns partner_id,mail,language, or name another"
                            .formatted(file));
        }
        try (CsvReader<CsvRecord> records = CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .ofCsvRecord(text(file))) {
            List<String> header = List.of();
            for (CsvRecord record : records) {
                if (header.isEmpty()) {
                    header = header(file, record);
                } else {
                    contacts.add(file, record, header);
                }
            }
            if (header.isEmpty()) {
                throw new IllegalArgumentException(
                        "%s is empty; its first line must be partner_id,mail,language".formatted(file));
            }
        } catch (IOException | UncheckedIOException | CsvParseException e) {
            throw new IllegalArgumentException(
                    "%s cannot be read as CSV in UTF-8: %s; correct it, or name another file"
                            .formatted(file, e.getMessage()),
                    e);
        }
        return contacts;
    }

    /** The text of the file, without a byte order mark; invalid UTF-8 causes an error when it is read. */
    private static Reader text(Path file) throws IOException {
        BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
        reader.mark(1);
        if (reader.read() != '\uFEFF') {
            reader.reset();
        }
        return reader;
    }

    /** The partner's contact; empty if it has none. */
    public Optional<Contact> of(String partnerId) {
        return Optional.ofNullable(byPartner.get(partnerId));
    }

    private static List<String> header(Path file, CsvRecord record) {
        Set<String> columns = new TreeSet<>(record.getFields());
        if (columns.size() != record.getFieldCount() || !columns.equals(new TreeSet<>(COLUMNS))) {
            throw new IllegalArgumentException(
                    "%s has the columns %s; it needs partner_id, mail and language, each once"
                            .formatted(file, String.join(", ", record.getFields())));
        }
        return record.getFields();
    }

    private void add(Path file, CsvRecord record, List<String> header) {
        if (record.getFieldCount() != header.size()) {
            throw wrong(file, record, "has %d fields instead of 3".formatted(record.getFieldCount()));
        }
        String partner = record.getField(header.indexOf("partner_id"));
        String language = record.getField(header.indexOf("language")).strip();
        if (!ID.matcher(partner).matches()) {
            throw wrong(file, record, "has no valid partner_id; ids are 1 to 40 of A-Z a-z 0-9 . _ -");
        }
        if (!LANGUAGE.matcher(language).matches()) {
            throw wrong(
                    file,
                    record,
                    "has the language \"%s\"; write one such as ko or pt-BR, or leave it empty".formatted(language));
        }
        Contact contact = new Contact(addresses(file, record, record.getField(header.indexOf("mail"))), language);
        if (byPartner.put(partner, contact) != null) {
            throw wrong(
                    file,
                    record,
                    "names partner %s again; join its addresses by commas in one line".formatted(partner));
        }
    }

    private static List<InternetAddress> addresses(Path file, CsvRecord record, String mail) {
        try {
            List<InternetAddress> addresses = List.of(InternetAddress.parse(mail, true));
            for (InternetAddress address : addresses) {
                address.validate();
            }
            if (!addresses.isEmpty()) {
                return addresses;
            }
        } catch (AddressException e) {
            throw wrong(file, record, "has a mail that is not a valid address; write one such as office@example.org");
        }
        throw wrong(file, record, "has no mail; write one, or remove the line");
    }

    private static IllegalArgumentException wrong(Path file, CsvRecord record, String what) {
        return new IllegalArgumentException("%s: line %d %s".formatted(file, record.getStartingLineNumber(), what));
    }
}
