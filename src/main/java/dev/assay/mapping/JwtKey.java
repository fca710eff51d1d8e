package dev.assay.mapping;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A public key of RFC 7517 (JWK), with its single algorithm.
 *
 * @param id the key id in the headers of credentials; null = headers name none
 * @param issuer the issuer for which it signs; null = any issuer
 */
record JwtKey(@Nullable String id, @Nullable String issuer, Algorithm algorithm, PublicKey key) {
    private static final int SHORTEST_RSA = 2048;
    private static final int ED25519_BYTES = 32;

    /** A signature algorithm, by its name in headers. */
    enum Algorithm {
        RS256("RSA", "SHA256withRSA", null),
        RS384("RSA", "SHA384withRSA", null),
        RS512("RSA", "SHA512withRSA", null),
        PS256("RSA", "RSASSA-PSS", new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1)),
        ES256("P-256", "SHA256withECDSAinP1363Format", null),
        ES384("P-384", "SHA384withECDSAinP1363Format", null),
        ES512("P-521", "SHA512withECDSAinP1363Format", null),
        EDDSA("Ed25519", "Ed25519", null);

        private static final Map<String, String> CURVES =
                Map.of("P-256", "secp256r1", "P-384", "secp384r1", "P-521", "secp521r1");

        private final String keys;
        private final String name;
        private final @Nullable AlgorithmParameterSpec parameters;

        Algorithm(String keys, String name, @Nullable AlgorithmParameterSpec parameters) {
            this.keys = keys;
            this.name = name;
            this.parameters = parameters;
        }

        String id() {
            return this == EDDSA ? "EdDSA" : name();
        }

        /** The algorithm of such keys: the named one, or the first if none is named. */
        static Optional<Algorithm> of(String keys, @Nullable String id) {
            return Arrays.stream(values())
                    .filter(one ->
                            one.keys.equals(keys) && (id == null || one.id().equals(id)))
                    .findFirst();
        }
    }

    /**
     * Parses a key.
     *
     * @param members of the JWK, and {@code issuer}
     * @throws IllegalArgumentException if it is not a valid key; says what is wrong and what to write
     */
    static JwtKey of(Map<String, String> members) {
        String type = members.getOrDefault("kty", "");
        String kind = type.equals("RSA") ? type : members.getOrDefault("crv", "");
        Algorithm algorithm = Algorithm.of(kind, members.get("alg"))
                .orElseThrow(
                        () -> new IllegalArgumentException(
                                "this kind of key is not supported; write one with kty RSA and alg RS256, RS384, RS512 or PS256, kty EC and crv P-256, P-384 or P-521, or kty OKP and crv Ed25519"));
        try {
            PublicKey key =
                    switch (type) {
                        case "RSA" -> rsa(number(members, "n"), number(members, "e"));
                        case "EC" -> ec(kind, number(members, "x"), number(members, "y"));
                        case "OKP" -> ed25519(bytes(members, "x"));
                        default ->
                            throw new IllegalArgumentException("kty is '%s'; write RSA, EC or OKP".formatted(type));
                    };
            return new JwtKey(members.get("kid"), members.get("issuer"), algorithm, key);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "it is not a valid key (%s); copy the public key as its owner publishes it"
                            .formatted(e.getMessage()),
                    e);
        }
    }

    private static PublicKey rsa(BigInteger modulus, BigInteger exponent) throws GeneralSecurityException {
        RSAPublicKey key =
                (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent));
        if (key.getModulus().bitLength() < SHORTEST_RSA) {
            throw new IllegalArgumentException("it has %d bits, fewer than %d; ask for a longer key"
                    .formatted(key.getModulus().bitLength(), SHORTEST_RSA));
        }
        return key;
    }

    private static PublicKey ec(String curve, BigInteger x, BigInteger y) throws GeneralSecurityException {
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec(Algorithm.CURVES.getOrDefault(curve, curve)));
        ECParameterSpec spec = parameters.getParameterSpec(ECParameterSpec.class);
        return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(new ECPoint(x, y), spec));
    }

    private static PublicKey ed25519(byte[] littleEndian) throws GeneralSecurityException {
        if (littleEndian.length != ED25519_BYTES) {
            throw new IllegalArgumentException(
                    "x has %d bytes; an Ed25519 key has %d".formatted(littleEndian.length, ED25519_BYTES));
        }
        byte[] bigEndian = new byte[ED25519_BYTES];
        for (int i = 0; i < ED25519_BYTES; i++) {
            bigEndian[i] = littleEndian[ED25519_BYTES - 1 - i];
        }
        boolean odd = (bigEndian[0] & 0x80) != 0;
        bigEndian[0] &= 0x7f;
        EdECPoint point = new EdECPoint(odd, new BigInteger(1, bigEndian));
        return KeyFactory.getInstance("Ed25519")
                .generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, point));
    }

    private static BigInteger number(Map<String, String> members, String name) {
        return new BigInteger(1, bytes(members, name));
    }

    private static byte[] bytes(Map<String, String> members, String name) {
        byte @Nullable [] bytes = JwtKeys.decoded(members.getOrDefault(name, "*"));
        if (bytes == null || bytes.length == 0) {
            throw new IllegalArgumentException(
                    "%s is not a number in base64url; copy it as its owner publishes it".formatted(name));
        }
        return bytes;
    }

    boolean verifies(byte[] signed, byte[] signature) throws GeneralSecurityException {
        Signature check = Signature.getInstance(algorithm.name);
        if (algorithm.parameters != null) {
            check.setParameter(algorithm.parameters);
        }
        check.initVerify(key);
        check.update(signed);
        return check.verify(signature);
    }
}
