package dev.assay.feed;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Unpacks a gzip file of one or more members (RFC 1952) strictly: one that is cut off, damaged or followed by anything
 * else is refused. {@code GZIPInputStream} takes garbage after a member for the end, so it cannot be used here.
 */
final class GzipMembers extends InputStream {
    private static final int BLOCK = 1 << 16;
    private static final int MAGIC_1 = 0x1f;
    private static final int MAGIC_2 = 0x8b;
    private static final int DEFLATE = 8;
    private static final int HEADER_CRC = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int RESERVED = 0xe0;

    private final InputStream packed;
    private final FeedLimits limits;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private final byte[] block = new byte[BLOCK];
    private int position;
    private int end;
    private boolean inMember;
    private boolean anyMember;
    private long unpacked;

    GzipMembers(InputStream packed, FeedLimits limits) {
        this.packed = packed;
        this.limits = limits;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (inMember || beginMember()) {
            int count = inflate(into, from, length);
            if (count > 0) {
                crc.update(into, from, count);
                limit(count);
                return count;
            }
            if (inflater.finished()) {
                endMember();
            }
        }
        return -1;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        packed.close();
    }

    private int inflate(byte[] into, int from, int length) throws IOException {
        if (inflater.needsInput()) {
            if (position == end && !fill()) {
                throw cutOff();
            }
            inflater.setInput(block, position, end - position);
        }
        try {
            int count = inflater.inflate(into, from, length);
            if (inflater.needsDictionary()) {
                throw damaged("it needs a dictionary");
            }
            position = end - inflater.getRemaining();
            return count;
        } catch (DataFormatException e) {
            throw damaged(String.valueOf(e.getMessage()));
        }
    }

    private boolean beginMember() throws IOException {
        if (position == end && !fill()) {
            if (!anyMember) {
                throw new Refusal("the file is empty and so no gzip; pack the data file again");
            }
            return false;
        }
        header();
        inflater.reset();
        crc.reset();
        inMember = true;
        anyMember = true;
        return true;
    }

    private void header() throws IOException {
        if (next() != MAGIC_1 || next() != MAGIC_2) {
            throw new Refusal(
                    anyMember
                            ? "there is something else after the end of the gzip data; pack the data file again"
                            : "the file is no gzip although its name ends in .gz; pack it, or rename it to .csv");
        }
        if (next() != DEFLATE) {
            throw damaged("its method is unknown");
        }
        int flags = next();
        if ((flags & RESERVED) != 0) {
            throw damaged("its flags are unknown");
        }
        skip(6);
        if ((flags & EXTRA) != 0) {
            skip(next() | next() << 8);
        }
        skipText(flags & NAME);
        skipText(flags & COMMENT);
        skip((flags & HEADER_CRC) == 0 ? 0 : 2);
    }

    private void endMember() throws IOException {
        if (littleEndian() != crc.getValue()) {
            throw damaged("its checksum does not fit");
        }
        if (littleEndian() != (inflater.getBytesWritten() & 0xffff_ffffL)) {
            throw damaged("its length does not fit");
        }
        inMember = false;
    }

    private long littleEndian() throws IOException {
        return next() | (long) next() << 8 | (long) next() << 16 | (long) next() << 24;
    }

    private void skip(int bytes) throws IOException {
        for (int i = 0; i < bytes; i++) {
            next();
        }
    }

    private void skipText(int present) throws IOException {
        boolean more = present != 0;
        while (more) {
            more = next() != 0;
        }
    }

    private int next() throws IOException {
        if (position == end && !fill()) {
            throw cutOff();
        }
        return block[position++] & 0xff;
    }

    private boolean fill() throws IOException {
        position = 0;
        end = Math.max(packed.read(block, 0, block.length), 0);
        return end > 0;
    }

    private void limit(int count) throws Refusal {
        unpacked += count;
        if (unpacked > limits.unpackedBytes()) {
            throw new Refusal("the file unpacks to more than %d bytes; split it or raise assay.limits.unpacked-bytes"
                    .formatted(limits.unpackedBytes()));
        }
    }

    private static Refusal cutOff() {
        return new Refusal("the gzip data is cut off; send the whole file again");
    }

    private static Refusal damaged(String how) {
        return new Refusal("the gzip data is damaged (" + how + "); send the file again");
    }
}
