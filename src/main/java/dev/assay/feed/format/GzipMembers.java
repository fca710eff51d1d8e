package dev.assay.feed.format;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Decompresses a gzip file of one or more members (RFC 1952). Refuses a file that is truncated, damaged, followed by
 * other data, or compressed so strongly that it must be a decompression bomb.
 */
public final class GzipMembers extends InputStream {
    /** The ratio is checked only after this many bytes: a legitimate file may begin with repetitive data. */
    private static final long RATIO_FREE_BYTES = 16L << 20;

    private final Packed packed;
    private final FeedLimits limits;
    private @Nullable GzipCompressorInputStream members;
    private long unpacked;

    public GzipMembers(InputStream packed, FeedLimits limits) {
        this.packed = new Packed(packed);
        this.limits = limits;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        try {
            int count = members().read(into, from, length);
            limit(Math.max(count, 0));
            return count;
        } catch (IOException e) {
            throw refusal(e);
        }
    }

    /** Opened when the first byte is read, so that a damaged file is reported by the reading method. */
    private GzipCompressorInputStream members() throws IOException {
        if (members == null) {
            members = GzipCompressorInputStream.builder()
                    .setInputStream(packed)
                    .setDecompressConcatenated(true)
                    .setOnMemberStart(member -> packed.inHeader = false)
                    .setOnMemberEnd(member -> packed.expectHeader())
                    .get();
        }
        return members;
    }

    @Override
    public void close() throws IOException {
        if (members != null) {
            members.close();
        } else {
            packed.close();
        }
    }

    private void limit(int count) throws Refusal {
        unpacked += count;
        if (unpacked > limits.unpackedBytes()) {
            throw new Refusal(
                    "the file decompresses to more than %d bytes; split it or raise assay.limits.unpacked-bytes"
                            .formatted(limits.unpackedBytes()));
        }
        if (unpacked > RATIO_FREE_BYTES && unpacked / limits.unpackedRatio() > packed.read) {
            throw new Refusal(
                    "the file decompresses to more than %d times its size (%d bytes from %d); check its contents, and deliver it uncompressed or raise assay.limits.unpacked-ratio"
                            .formatted(limits.unpackedRatio(), unpacked, packed.read));
        }
    }

    /** Translates the library's message about the data for the sender; an I/O error of the file is left as it is. */
    private IOException refusal(IOException e) {
        if (e instanceof Refusal || e == packed.failure) {
            return e;
        }
        String problem = String.valueOf(e.getMessage());
        if (packed.read == 0) {
            return new Refusal("the file is empty and not gzip data; compress the data file again", e);
        }
        if (e instanceof EOFException || packed.read < 2) {
            return new Refusal("the gzip data is truncated; send the whole file again", e);
        }
        if (problem.contains("not in the .gz format")) {
            return new Refusal(
                    "the file is not a gzip file although its name ends in .gz; compress it, or rename it to .csv", e);
        }
        if (problem.contains("after a valid .gz stream")) {
            return new Refusal("there is other data after the end of the gzip data; compress the data file again", e);
        }
        return new Refusal("the gzip data is damaged (%s); send the file again".formatted(problem), e);
    }

    /**
     * Counts the bytes of the file and limits the gzip header, whose name field the library would otherwise store at
     * any length.
     */
    private static final class Packed extends FilterInputStream {
        private static final int LONGEST_HEADER = 1 << 18;

        private boolean inHeader;
        private long read;
        private long headerFrom;
        private @Nullable IOException failure;

        Packed(InputStream bytes) {
            super(bytes);
            expectHeader();
        }

        void expectHeader() {
            inHeader = true;
            headerFrom = read;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            if (inHeader && read - headerFrom > LONGEST_HEADER) {
                throw new Refusal("the gzip header has more than %d bytes; compress the data file again"
                        .formatted(LONGEST_HEADER));
            }
            try {
                int count = super.read(into, from, length);
                read += Math.max(count, 0);
                return count;
            } catch (IOException e) {
                failure = e;
                throw e;
            }
        }

        /** Null makes the library use a buffer of its own. */
        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
