// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.keys;

import java.math.BigInteger;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.misc.MiscObjectIdentifiers;
import org.bouncycastle.asn1.misc.ScryptParams;
import org.bouncycastle.asn1.pkcs.KeyDerivationFunc;
import org.bouncycastle.asn1.pkcs.PBEParameter;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PKCS12PBEParams;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Bounds the work and the memory that a file can demand before its keys are had: others wait for
 * whoever reads it. One for each file. Not thread-safe.
 */
final class EncryptionCost {
  /** Some seconds of work, and a multiple of what any tool does for a key. */
  private static final BigInteger MAX_ITERATIONS = BigInteger.valueOf(2_000_000);

  private static final BigInteger MAX_SCRYPT_MEMORY = BigInteger.valueOf(256L << 20);
  private static final BigInteger MAX_SCRYPT_WORK = BigInteger.valueOf(1L << 30);
  private static final BigInteger SCRYPT_BLOCK = BigInteger.valueOf(128);

  private BigInteger iterations = BigInteger.ZERO;
  private BigInteger scryptWork = BigInteger.ZERO;

  void add(PemBlock block, AlgorithmIdentifier algorithm) throws UnusableIdentityException {
    if (PKCSObjectIdentifiers.id_PBES2.equals(algorithm.getAlgorithm())) {
      KeyDerivationFunc function =
          PBES2Parameters.getInstance(algorithm.getParameters()).getKeyDerivationFunc();
      if (MiscObjectIdentifiers.id_scrypt.equals(function.getAlgorithm())) {
        addScrypt(block, ScryptParams.getInstance(function.getParameters()));
      } else if (PKCSObjectIdentifiers.id_PBKDF2.equals(function.getAlgorithm())) {
        addIterations(
            block, PBKDF2Params.getInstance(function.getParameters()).getIterationCount());
      } else {
        throw block.unusable("is encrypted in an unknown way (" + function.getAlgorithm() + ")");
      }
    } else {
      addIterations(block, iterations(algorithm));
    }
  }

  private static BigInteger iterations(AlgorithmIdentifier algorithm) {
    @Nullable ASN1Encodable parameters = algorithm.getParameters();
    return algorithm.getAlgorithm().on(PKCSObjectIdentifiers.pkcs_12PbeIds)
        ? PKCS12PBEParams.getInstance(parameters).getIterations()
        : PBEParameter.getInstance(parameters).getIterationCount();
  }

  private void addIterations(PemBlock block, BigInteger count) throws UnusableIdentityException {
    iterations = iterations.add(count);
    if (count.signum() <= 0 || iterations.compareTo(MAX_ITERATIONS) > 0) {
      throw block.unusable(
          "demands "
              + count
              + " rounds to decrypt; at most "
              + MAX_ITERATIONS
              + " are done for all keys of a file");
    }
  }

  private void addScrypt(PemBlock block, ScryptParams params) throws UnusableIdentityException {
    BigInteger memory =
        params
            .getCostParameter()
            .max(BigInteger.ONE)
            .multiply(params.getBlockSize().max(BigInteger.ONE))
            .multiply(SCRYPT_BLOCK);
    BigInteger work = memory.multiply(params.getParallelizationParameter().max(BigInteger.ONE));
    scryptWork = scryptWork.add(work);
    if (memory.compareTo(MAX_SCRYPT_MEMORY) > 0 || scryptWork.compareTo(MAX_SCRYPT_WORK) > 0) {
      throw block.unusable("demands more memory or time to decrypt than any tool does");
    }
  }
}
