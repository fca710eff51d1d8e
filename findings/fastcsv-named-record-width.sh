#!/usr/bin/env bash
# FastCSV 4.4.0: a reader of named records takes the number of fields from the first data row, not from the header.
#
# Expected: the header of three columns sets the width, so the row of two fields is refused or marked.
# Actual:   the short row is returned without its third column, and the well-formed row after it is refused.
# Impact:   to require that every row is as wide as the header, compare the sizes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mvn -B -q -ntp dependency:copy -Dartifact=de.siegmar:fastcsv:4.4.0 -DoutputDirectory="$work/lib"
cat > "$work/Width.java" <<'JAVA'
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

public class Width {
    public static void main(String[] arguments) {
        try (CsvReader<NamedCsvRecord> reader =
                CsvReader.builder().ofNamedCsvRecord("id,name,city\n1,Ada\n2,Grace,Arlington\n")) {
            for (NamedCsvRecord record : reader) {
                System.out.println(record.getFieldsAsMap());
            }
            System.out.println("end");
        } catch (Exception e) {
            System.out.println(e.getClass().getSimpleName() + ": " + e.getMessage()
                    + (e.getCause() == null ? "" : " / " + e.getCause().getMessage()));
        }
    }
}
JAVA
seen=$(java -cp "$work/lib/*" "$work/Width.java")

expected='{id=1, name=Ada}
CsvParseException: Record 3 has 3 fields, but first record had 2 fields'
echo "$seen"
[ "$seen" = "$expected" ] || { echo "this has changed; it was: $expected" >&2; exit 1; }
