#!/usr/bin/env bash
# OpenJDK 17.0.15: with the first compiler only (-XX:TieredStopAtLevel=1) AES-GCM, and with it TLS, is many times slower.
#
# Expected: code that is compiled by the first compiler runs at about half the speed, encryption included.
# Actual:   a calculation takes about as long, decryption 90 times as long: the machine code of the JDK for GHASH and AES is
#           used only in code that the second compiler has compiled.
# Impact:   an option that makes short programs start faster turns encryption into half of the work of one that reads a
#           database through TLS. It can still pay: measure the whole program.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
java -version 2>&1 | grep -q 'version "17\.' || { echo "needs a JDK 17" >&2; exit 2; }
cat > "$work/Speeds.java" <<'JAVA'
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

public class Speeds {
    private static final byte[] BLOCK = new byte[16_384];
    private static int sink;

    public static void main(String[] arguments) throws Exception {
        SecretKeySpec key = new SecretKeySpec(new byte[16], "AES");
        GCMParameterSpec parameters = new GCMParameterSpec(128, new byte[12]);
        Cipher encryption = Cipher.getInstance("AES/GCM/NoPadding");
        encryption.init(Cipher.ENCRYPT_MODE, key, parameters);
        byte[] encrypted = encryption.doFinal(BLOCK);
        Cipher decryption = Cipher.getInstance("AES/GCM/NoPadding");
        long decrypted = 0;
        long summed = 0;
        for (int round = 0; round < 2; round++) { // the first is for the compilers
            decrypted = perSecond(() -> {
                decryption.init(Cipher.DECRYPT_MODE, key, parameters);
                sink += decryption.doFinal(encrypted)[0];
            });
            summed = perSecond(() -> {
                int sum = 1;
                for (byte value : BLOCK) {
                    sum = 31 * sum + (value ^ sum >>> 7);
                }
                sink += sum;
            });
        }
        System.out.println(decrypted + " " + summed);
    }

    private interface Work {
        void run() throws Exception;
    }

    private static long perSecond(Work work) throws Exception {
        long end = System.nanoTime() + 2_000_000_000L;
        long done = 0;
        while (System.nanoTime() < end) {
            work.run();
            done++;
        }
        return done / 2;
    }
}
JAVA
javac -d "$work" "$work/Speeds.java"
read -r decrypted summed <<< "$(java -cp "$work" Speeds)"
read -r slowly_decrypted slowly_summed <<< "$(java -XX:TieredStopAtLevel=1 -cp "$work" Speeds)"
echo "both compilers: $decrypted blocks of 16 KiB decrypted a second, $summed summed"
echo "first compiler: $slowly_decrypted blocks of 16 KiB decrypted a second, $slowly_summed summed"
if [ "$decrypted" -lt $((20 * slowly_decrypted)) ] || [ "$summed" -gt $((4 * slowly_summed)) ]; then
    echo "this has changed; it was: decryption more than 20 times slower, the sum at most 4 times" >&2
    exit 1
fi
