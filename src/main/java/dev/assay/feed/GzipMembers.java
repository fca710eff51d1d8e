package dev.assay.feed;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Unpacks a gzip file of one or more members (RFC 1952). A file that is cut off, damaged, followed by anything else, or
 * packed so tightly that it can only be meant to exhaust whoever unpacks it, is refused.
 */
final class GzipMembers extends InputStream {
    /** The ratio is looked at only behind so many unpacked bytes: the beginning of a file may well be all alike. */
    private static final long RATIO_FREE_BYTES = 16L << 20;

    private final Packed packed;
    private final FeedLimits limits;
    private @Nullable GzipCompressorInputStream members;
    private long unpacked;

    GzipMembers(InputStream packed, FeedLimits limits) {
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

    /** Opened with the first byte that is wanted: what is wrong with the file is found when it is read. */
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
            throw new Refusal("the file unpacks to more than %d bytes; split it or raise assay.limits.unpacked-bytes"
                    .formatted(limits.unpackedBytes()));
        }
        if (unpacked > RATIO_FREE_BYTES && unpacked / limits.unpackedRatio() > packed.read) {
            throw new Refusal(
                    "the file unpacks to more than %d times its size (%d bytes from %d); see what is in it, and deliver it unpacked or raise assay.limits.unpacked-ratio"
                            .formatted(limits.unpackedRatio(), unpacked, packed.read));
        }
    }

    /** What the library says of the data, in words for the sender; an error of the file itself stays as it is. */
    private IOException refusal(IOException e) {
        if (e instanceof Refusal || e == packed.failure) {
            return e;
        }
        String problem = String.valueOf(e.getMessage());
        if (packed.read == 0) {
            return new Refusal("the file is empty and so no gzip; pack the data file again", e);
        }
        if (e instanceof EOFException || packed.read < 2) {
            return new Refusal("the gzip data is cut off; send the whole file again", e);
        }
        if (problem.contains("not in the .gz format")) {
            return new Refusal("the file is no gzip although its name ends in .gz; pack it, or rename it to .csv", e);
        }
        if (problem.contains("after a valid .gz stream")) {
            return new Refusal("there is something else after the end of the gzip data; pack the data file again", e);
        }
        return new Refusal("the gzip data is damaged (%s); send the file again".formatted(problem), e);
    }

    /** The bytes of the file, counted. A header may have a name of any length, which the library would keep whole. */
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
                throw new Refusal(
                        "the gzip header has more than %d bytes; pack the data file again".formatted(LONGEST_HEADER));
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

        /** The library falls back on a buffer of its own. */
        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
