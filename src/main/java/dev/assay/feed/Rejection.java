package dev.assay.feed;

import org.jspecify.annotations.Nullable;

/**
 * Why a record was rejected. Only the first problem is reported, in the contract's order of columns.
 *
 * @param line the line on which the record begins; the header is normally line 1. Unique: of several JSON records on
 *     one line each counts as a line
 * @param column the column at fault; null if it is the whole record. With a mapping the source's column or JSON
 *     Pointer, or all those none of which has a value
 * @param reason what is wrong, with the value, and what to do
 * @param raw the record as it was in the file, with quotes and without line end, truncated to 2,000 characters (UTF-16
 *     units); three asterisks for the feed of aliases, whose rows contain personal data. With a mapping the values that
 *     it reads, without personal data
 */
public record Rejection(long line, @Nullable String column, String reason, String raw) {}
