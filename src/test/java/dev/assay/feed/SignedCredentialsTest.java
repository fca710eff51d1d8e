package dev.assay.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Credentials in compact form are read if their issuer has signed them, and rejected one by one if not. */
class SignedCredentialsTest {
    private static final String ISSUER = "https://badges.example.org/issuer";
    private static final String CREDENTIAL =
            "{\"iss\":\"%s\",\"issuer\":{\"id\":\"%s\"},\"id\":\"urn:1\",\"person\":\"%s\",\"day\":\"2017-03-03\"}";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "RS384", "RS512", "PS256", "ES256", "ES384", "ES512", "EdDSA"})
    void credential_is_read_if_its_signature_fits_and_rejected_if_a_character_is_changed(String algorithm)
            throws GeneralSecurityException {
        KeyPair keys = keys(algorithm);
        String good = signed(algorithm, "k1", credential(ISSUER, "nia"), keys.getPrivate());
        String[] parts = good.split("\\.");
        String forged = parts[0] + '.' + encoded(credential(ISSUER, "oda")) + '.' + parts[2];
        String whole =
                whole(algorithm, keys, good, forged, "{\"id\":\"urn:2\",\"person\":\"pia\",\"day\":\"2017-03-04\"}");
        assertThat(whole)
                .contains("achievements 3/1", "1|nia|C|2017-03-03", "3|pia|C|2017-03-04")
                .contains("2|null|the credential has a signature that does not match its content and key 'k1'")
                .doesNotContain("oda");
    }

    @Test
    void header_chooses_among_the_keys_and_never_what_is_done_with_one() throws GeneralSecurityException {
        KeyPair keys = keys("RS256");
        String payload = credential(ISSUER, "nia");
        String unsigned = encoded("{\"alg\":\"none\"}") + '.' + encoded(payload) + ".AA";
        String weaker = encoded("{\"alg\":\"HS256\",\"kid\":\"k1\"}") + '.' + encoded(payload) + ".AA";
        String other = signed("RS512", "k1", payload, keys.getPrivate());
        String unknown = signed("RS256", "k2", payload, keys.getPrivate());
        String critical =
                encoded("{\"alg\":\"RS256\",\"crit\":[\"b64\"],\"b64\":false}") + '.' + encoded(payload) + ".AA";
        assertThat(whole("RS256", keys, unsigned, weaker, other, unknown, critical, "a.b", "e30.e30.e30", "e30.!.AA"))
                .contains("achievements 8/8")
                .contains("was signed with none, for which the mapping has no key")
                .contains("was signed with HS256 'k1', for which the mapping has no key")
                .contains("was signed with RS512 'k1', for which the mapping has no key")
                .contains("was signed with RS256 'k2', for which the mapping has no key; add it under json.jwt.keys")
                .contains("has a header that asks for extensions (crit)")
                .contains("is not a credential in compact form")
                .contains("was signed with nothing");
    }

    @Test
    void key_signs_only_for_its_own_issuer() throws GeneralSecurityException {
        KeyPair keys = keys("ES256");
        String other = signed("ES256", "k1", credential("https://other.example.org", "nia"), keys.getPrivate());
        String both = signed(
                "ES256",
                "k1",
                credential(ISSUER, "nia").replaceFirst("\"iss\":\"[^\"]*\"", "\"iss\":\"https://other.example.org\""),
                keys.getPrivate());
        String nobody = signed(
                "ES256", "k1", "{\"id\":\"urn:1\",\"person\":\"nia\",\"day\":\"2017-03-03\"}", keys.getPrivate());
        assertThat(whole("ES256", keys, other, both, nobody))
                .contains("achievements 3/3")
                .contains("1|null|the credential names another one as its issuer, but was signed with the key of '"
                        + ISSUER)
                .contains("2|null|the credential names another one as its issuer")
                .contains("3|null|the credential names nobody as its issuer");
    }

    private String whole(String algorithm, KeyPair keys, String... records) {
        String mapping =
                """
                mapping: signed
                json:
                  jwt:
                    keys: [%s]
                feeds:
                  achievements:
                    assertion: {id: /id}
                    columns: {person_id: /person, credential_code: {constant: C}, earned_on: /day}
                """
                        .formatted(jwk(algorithm, keys));
        StringBuilder text = new StringBuilder();
        for (String record : records) {
            text.append(record.startsWith("{") ? record : '"' + record + '"').append('\n');
        }
        MappedInbox inbox = MappedInbox.of(folder, mapping);
        return inbox.whole(inbox.sealed("signed", "x.ndjson", text.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static String credential(String issuer, String person) {
        return CREDENTIAL.formatted(issuer, issuer, person);
    }

    private static KeyPair keys(String algorithm) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(
                algorithm.equals("EdDSA") ? "Ed25519" : algorithm.startsWith("ES") ? "EC" : "RSA");
        switch (algorithm) {
            case "ES256" -> generator.initialize(new ECGenParameterSpec("secp256r1"));
            case "ES384" -> generator.initialize(new ECGenParameterSpec("secp384r1"));
            case "ES512" -> generator.initialize(new ECGenParameterSpec("secp521r1"));
            case "EdDSA" -> {}
            default -> generator.initialize(2048);
        }
        return generator.generateKeyPair();
    }

    private static String jwk(String algorithm, KeyPair keys) {
        String common = "kid: k1, issuer: \"%s\", alg: %s".formatted(ISSUER, algorithm);
        if (keys.getPublic() instanceof RSAPublicKey rsa) {
            return "{kty: RSA, %s, n: %s, e: %s}"
                    .formatted(common, number(rsa.getModulus()), number(rsa.getPublicExponent()));
        }
        if (keys.getPublic() instanceof ECPublicKey ec) {
            String curve = algorithm.equals("ES256") ? "P-256" : algorithm.equals("ES384") ? "P-384" : "P-521";
            return "{kty: EC, %s, crv: %s, x: %s, y: %s}"
                    .formatted(
                            common,
                            curve,
                            number(ec.getW().getAffineX()),
                            number(ec.getW().getAffineY()));
        }
        EdECPublicKey key = (EdECPublicKey) keys.getPublic();
        byte[] littleEndian = new byte[32];
        byte[] y = key.getPoint().getY().toByteArray();
        for (int i = 0; i < y.length && i < 32; i++) {
            littleEndian[i] = y[y.length - 1 - i];
        }
        littleEndian[31] |= (byte) (key.getPoint().isXOdd() ? 0x80 : 0);
        return "{kty: OKP, %s, crv: Ed25519, x: %s}".formatted(common, encoded(littleEndian));
    }

    private static String number(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return encoded(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    private static String signed(String algorithm, String kid, String payload, PrivateKey key)
            throws GeneralSecurityException {
        String text = encoded("{\"alg\":\"%s\",\"kid\":\"%s\"}".formatted(algorithm, kid)) + '.' + encoded(payload);
        Signature signature = Signature.getInstance(
                switch (algorithm) {
                    case "PS256" -> "RSASSA-PSS";
                    case "EdDSA" -> "Ed25519";
                    default ->
                        algorithm.startsWith("RS")
                                ? "SHA" + algorithm.substring(2) + "withRSA"
                                : "SHA" + algorithm.substring(2) + "withECDSAinP1363Format";
                });
        if (algorithm.equals("PS256")) {
            signature.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
        }
        signature.initSign(key);
        signature.update(text.getBytes(StandardCharsets.US_ASCII));
        return text + '.' + encoded(signature.sign());
    }

    private static String encoded(String text) {
        return encoded(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
