package dev.assay.mapping;

import java.util.ArrayList;
import java.util.List;

/**
 * The leading parts of a pattern that have fixed positions, read in one step.
 *
 * @param parts the number of these parts
 * @param length the length of the text that they read
 * @param literals two numbers for each literal character: its position and the character
 * @param fields three numbers for each field: its index, start and end
 */
record PatternHead(int parts, int length, int[] literals, int[] fields) {
    static PatternHead of(List<PatternPart> parts) {
        List<Integer> literals = new ArrayList<>();
        List<Integer> fields = new ArrayList<>();
        int length = 0;
        int count = 0;
        for (PatternPart part : parts) {
            if (!part.hasItsPlace()) {
                break;
            }
            if (part.stands()) {
                literals.addAll(List.of(length, (int) part.literal()));
            } else {
                fields.addAll(List.of(part.index(), length, length + part.most()));
            }
            length += part.most();
            count++;
        }
        return new PatternHead(count, length, numbers(literals), numbers(fields));
    }

    private static int[] numbers(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The position after the head; -1 if the text does not match. */
    int read(String text, int[] values) {
        if (text.length() < length) {
            return -1;
        }
        for (int i = 0; i < literals.length; i += 2) {
            if (text.charAt(literals[i]) != literals[i + 1]) {
                return -1;
            }
        }
        for (int i = 0; i < fields.length; i += 3) {
            int number = 0;
            for (int at = fields[i + 1]; at < fields[i + 2]; at++) {
                int digit = text.charAt(at) - '0';
                if (digit < 0 || digit > 9) {
                    return -1;
                }
                number = number * 10 + digit;
            }
            values[fields[i]] = number;
        }
        return length;
    }
}
