// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.keys;

import java.io.IOException;
import java.util.Base64;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.misc.MiscObjectIdentifiers;
import org.bouncycastle.asn1.misc.ScryptParams;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.EncryptionScheme;
import org.bouncycastle.asn1.pkcs.KeyDerivationFunc;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/** Encrypted keys that it would take ages to decrypt. */
final class Expensive {
  private static final byte[] SALT = new byte[8];

  private Expensive() {}

  static String pbkdf2(int rounds) throws IOException {
    return pem(PKCSObjectIdentifiers.id_PBKDF2, new PBKDF2Params(SALT, rounds));
  }

  static String scrypt(int cost, int blockSize) throws IOException {
    return pem(MiscObjectIdentifiers.id_scrypt, new ScryptParams(SALT, cost, blockSize, 1));
  }

  private static String pem(ASN1ObjectIdentifier function, ASN1Encodable parameters)
      throws IOException {
    PBES2Parameters scheme =
        new PBES2Parameters(
            new KeyDerivationFunc(function, parameters),
            new EncryptionScheme(
                NISTObjectIdentifiers.id_aes256_CBC, new DEROctetString(new byte[16])));
    byte[] der =
        new EncryptedPrivateKeyInfo(
                new AlgorithmIdentifier(PKCSObjectIdentifiers.id_PBES2, scheme), new byte[32])
            .getEncoded();
    return "-----BEGIN ENCRYPTED PRIVATE KEY-----\n"
        + Base64.getMimeEncoder().encodeToString(der)
        + "\n-----END ENCRYPTED PRIVATE KEY-----\n";
  }
}
