package dev.assay.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
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
        full.write(new byte[] {3, 0, 7, 7, 7});
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
                    .hasMessageContaining("is cut off");
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
                .hasMessageContaining("no gzip although its name ends in .gz");
        for (int more : new int[] {1, 2, 20}) {
            byte[] longer = Arrays.copyOf(packed, packed.length + more);
            assertThatThrownBy(() -> unpack(longer))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("something else after the end");
        }
    }

    @Test
    void a_member_that_does_not_fit_its_own_header_or_trailer_is_refused() {
        byte[] packed = TestInbox.gzip(new byte[] {'x'});
        byte[] method = packed.clone();
        method[2] = 7;
        assertThatThrownBy(() -> unpack(method)).hasMessageContaining("its method is unknown");
        byte[] flags = packed.clone();
        flags[3] = 32;
        assertThatThrownBy(() -> unpack(flags)).hasMessageContaining("its flags are unknown");
        byte[] checksum = packed.clone();
        checksum[packed.length - 5] ^= 1;
        assertThatThrownBy(() -> unpack(checksum)).hasMessageContaining("its checksum does not fit");
        byte[] length = packed.clone();
        length[packed.length - 1] ^= 1;
        assertThatThrownBy(() -> unpack(length)).hasMessageContaining("its length does not fit");
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
