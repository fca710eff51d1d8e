package dev.assay.feed;

import org.jspecify.annotations.Nullable;

/**
 * Why one record is no fact. Only the first thing wrong with it is told, in the contract's order of columns.
 *
 * @param line the line on which the record begins; the header normally is line 1. No two records have the same: of
 *     several JSON records on one line each counts as a line
 * @param column the column at fault; null if it is the record as a whole. With a mapping the source's column or JSON
 *     Pointer, or those of which none has a value
 * @param reason what is wrong, with the value, and what to do
 * @param raw the record as it stood in the file, quotes included, without the end of its line, cut after 2,000
 *     characters (UTF-16 units); of the feed of aliases, whose rows name people, three asterisks. With a mapping what
 *     it reads of the record, without what tells who somebody is
 */
public record Rejection(long line, @Nullable String column, String reason, String raw) {}
