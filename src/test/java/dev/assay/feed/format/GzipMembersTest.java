package dev.assay.feed.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.feed.TestInbox;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GzipMembersTest {
    @Test
    void any_number_of_members_of_any_size_is_unpacked() throws IOException {
        Random random = new Random(5);
        for (int i = 0; i < 200; i++) {
            ByteArrayOutputStream plain = new ByteArrayOutputStream();
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            for (int member = random.nextInt(4); member >= 0; member--) {
                byte[] part = new byte[random.nextInt(3) == 0 ? 0 : random.nextInt(100_000)];
                fill(part, random);
                plain.write(part);
                packed.write(TestInbox.gzip(part));
            }
            assertThat(unpack(packed.toByteArray())).isEqualTo(plain.toByteArray());
        }
    }

    @Test
    void a_member_with_every_optional_part_of_its_header_is_unpacked() throws IOException {
        byte[] member = TestInbox.gzip(new byte[] {'h', 'i'});
        ByteArrayOutputStream full = new ByteArrayOutputStream();
        full.write(new byte[] {0x1f, (byte) 0x8b, 8, 1 | 2 | 4 | 8 | 16, 0, 0, 0, 0, 0, 3});
        full.write(new byte[] {5, 0, 'A', 'P', 1, 0, 7});
        full.write(new byte[] {'a', '.', 'c', 's', 'v', 0, 'n', 'o', 't', 'e', 0});
        full.write(new byte[] {1, 2});
        full.write(member, 10, member.length - 10);
        assertThat(unpack(full.toByteArray())).isEqualTo(new byte[] {'h', 'i'});
    }

    @Test
    void a_file_cut_off_anywhere_is_refused() {
        byte[] packed = TestInbox.gzip("some words, some more words, some words".getBytes(StandardCharsets.UTF_8));
        for (int length = 1; length < packed.length; length++) {
            byte[] cut = Arrays.copyOf(packed, length);
            assertThatThrownBy(() -> unpack(cut))
                    .as("%d bytes", length)
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("is truncated");
        }
    }

    @Test
    void a_flipped_bit_is_refused_or_changes_nothing_that_counts() {
        byte[] plain = "some words, some more words, some words".getBytes(StandardCharsets.UTF_8);
        byte[] packed = TestInbox.gzip(plain);
        int refused = 0;
        for (int bit = 0; bit < packed.length * 8; bit++) {
            byte[] flipped = packed.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            try {
                assertThat(unpack(flipped)).isEqualTo(plain);
            } catch (IOException e) {
                assertThat(e).isInstanceOf(Refusal.class);
                refused++;
            }
        }
        assertThat(refused).isGreaterThan((packed.length - 7) * 8);
    }

    @Test
    void what_is_no_gzip_or_has_something_after_it_is_refused() {
        byte[] packed = TestInbox.gzip(new byte[] {'x'});
        assertThatThrownBy(() -> unpack(new byte[0])).hasMessageContaining("the file is empty");
        assertThatThrownBy(() -> unpack("person_id".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("not a gzip file although its name ends in .gz");
        for (int more : new int[] {1, 2, 20}) {
            byte[] longer = Arrays.copyOf(packed, packed.length + more);
            assertThatThrownBy(() -> unpack(longer))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("other data after the end");
        }
    }

    @Test
    void a_member_that_does_not_fit_its_own_header_or_trailer_is_refused() {
        byte[] packed = TestInbox.gzip(new byte[] {'x'});
        byte[] method = packed.clone();
        method[2] = 7;
        assertThatThrownBy(() -> unpack(method)).hasMessageContaining("is damaged (Unsupported compression method 7");
        byte[] flags = packed.clone();
        flags[3] = 32;
        assertThatThrownBy(() -> unpack(flags)).hasMessageContaining("is damaged (Reserved flags");
        byte[] checksum = packed.clone();
        checksum[packed.length - 5] ^= 1;
        assertThatThrownBy(() -> unpack(checksum)).hasMessageContaining("(CRC32 error)");
        byte[] length = packed.clone();
        length[packed.length - 1] ^= 1;
        assertThatThrownBy(() -> unpack(length)).hasMessageContaining("(uncompressed size mismatch)");
    }

    @Test
    void a_file_that_unpacks_to_over_200_times_its_size_is_refused_after_16_MiB_and_no_later() throws IOException {
        byte[] mebibyte = TestInbox.gzip(new byte[1 << 20]);
        assertThat(unpackedUntilRefused(mebibyte, 200, 1024)).isBetween(16L << 20, (16L << 20) + (1 << 16));
        assertThat(unpackedUntilRefused(mebibyte, 2000, 64)).isEqualTo(64L << 20);
        assertThat(unpackedUntilRefused(mebibyte, 200, 16)).isEqualTo(16L << 20);
    }

    /** How many bytes are given of so many members, each the same. */
    private static long unpackedUntilRefused(byte[] member, int ratio, int members) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        for (int i = 0; i < members; i++) {
            packed.write(member);
        }
        FeedLimits limits = new FeedLimits(1, 1L << 31, 8L << 30, ratio, 1, 1);
        long read = 0;
        byte[] block = new byte[1 << 16];
        try (GzipMembers unpacking = new GzipMembers(new ByteArrayInputStream(packed.toByteArray()), limits)) {
            for (int count = unpacking.read(block); count >= 0; count = unpacking.read(block)) {
                read += count;
            }
        } catch (Refusal e) {
            assertThat(e.reason()).contains("more than 200 times its size", "assay.limits.unpacked-ratio");
        }
        return read;
    }

    @Test
    void a_name_in_the_header_that_never_ends_is_refused_without_being_kept() {
        byte[] endless = new byte[4 << 20];
        Arrays.fill(endless, (byte) 'n');
        System.arraycopy(new byte[] {0x1f, (byte) 0x8b, 8, 8, 0, 0, 0, 0, 0, 3}, 0, endless, 0, 10);
        assertThatThrownBy(() -> unpack(endless))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("the gzip header has more than");
    }

    @Test
    void an_error_of_the_disk_says_nothing_about_the_delivery() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the disk is gone");
            }
        };
        try (GzipMembers members = new GzipMembers(broken, FeedLimits.DEFAULTS)) {
            assertThatThrownBy(members::readAllBytes)
                    .isNotInstanceOf(Refusal.class)
                    .hasMessage("the disk is gone");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void fill(byte[] part, Random random) {
        if (random.nextBoolean()) {
            random.nextBytes(part);
        } else {
            Arrays.fill(part, (byte) random.nextInt());
        }
    }

    private static byte[] unpack(byte[] packed) throws IOException {
        try (GzipMembers members = new GzipMembers(new ByteArrayInputStream(packed), FeedLimits.DEFAULTS)) {
            return members.readAllBytes();
        }
    }
}
