package dev.assay.feed.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/**
 * Strictly decoded text, without its byte order mark. Bytes that are invalid in the encoding are refused only after
 * everything before them has been read, so that the reader knows the line.
 */
public final class DecodedText extends Reader {
    private static final int BLOCK = 1 << 16;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final InputStream bytes;
    private final String remedy;
    private final CharsetDecoder decoder;
    private final ByteBuffer block = ByteBuffer.allocate(BLOCK).flip();
    private long beforeBlock;
    private boolean begun;
    private boolean ended;

    /** @param remedy what to do about a text in another encoding */
    public DecodedText(InputStream bytes, Charset encoding, String remedy) {
        this.bytes = bytes;
        this.remedy = remedy;
        this.decoder = encoding.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    @Override
    public int read(char[] into, int from, int length) throws IOException {
        if (length < 2) {
            throw new IllegalArgumentException("the buffer is too small for a surrogate pair");
        }
        int count = decode(into, from, length);
        if (!begun && count > 0) {
            begun = true;
            if (into[from] == BYTE_ORDER_MARK) {
                System.arraycopy(into, from + 1, into, from, count - 1);
                return count > 1 ? count - 1 : decode(into, from, length);
            }
        }
        return count;
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }

    private int decode(char[] into, int from, int length) throws IOException {
        CharBuffer out = CharBuffer.wrap(into, from, length);
        while (true) {
            CoderResult result = decoder.decode(block, out, ended);
            if (out.position() > from) {
                return out.position() - from;
            }
            if (result.isError()) {
                throw invalid();
            }
            if (ended) {
                return -1;
            }
            fill();
        }
    }

    private void fill() throws IOException {
        beforeBlock += block.position();
        block.compact();
        int count = bytes.read(block.array(), block.position(), block.remaining());
        if (count < 0) {
            ended = true;
        } else {
            block.position(block.position() + count);
        }
        block.flip();
    }

    private Refusal invalid() {
        String name = decoder.charset().name();
        return new Refusal("the text is not %s: invalid byte 0x%02x at offset %d (uncompressed)"
                        .formatted(name, block.get(block.position()) & 0xff, beforeBlock + block.position())
                + "; " + remedy);
    }
}
