// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.x509;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.PolicyConstraints;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * The extensions that a path depends on.
 *
 * @param basicConstraints null where absent
 * @param keyUsage the bits of {@link KeyUsage}, or {@link #ANY_KEY_USAGE} where absent
 * @param extendedKeyUsage null where absent
 * @param subjectAltNames empty where absent
 * @param nameConstraints null where absent
 * @param subjectKeyId null where absent
 * @param authorityKeyId null where absent
 * @param unsupportedCritical critical extensions that are not processed here
 */
record CertificateExtensions(
    @Nullable BasicConstraints basicConstraints,
    int keyUsage,
    @Nullable ExtendedKeyUsage extendedKeyUsage,
    List<GeneralName> subjectAltNames,
    @Nullable NameConstraintRules nameConstraints,
    byte @Nullable [] subjectKeyId,
    byte @Nullable [] authorityKeyId,
    List<String> unsupportedCritical) {

  static final int ANY_KEY_USAGE = -1;

  /**
   * What a critical extension may be. No policy is asked for, so that certificate policies cannot
   * refuse a path unless an authority requires an explicit one, which is looked at below. Where a
   * revocation list lies is not needed under DANE.
   */
  private static final Set<ASN1ObjectIdentifier> SUPPORTED =
      Set.of(
          Extension.basicConstraints,
          Extension.keyUsage,
          Extension.extendedKeyUsage,
          Extension.subjectAlternativeName,
          Extension.nameConstraints,
          Extension.subjectKeyIdentifier,
          Extension.authorityKeyIdentifier,
          Extension.certificatePolicies,
          Extension.policyMappings,
          Extension.policyConstraints,
          Extension.inhibitAnyPolicy,
          Extension.cRLDistributionPoints);

  static CertificateExtensions none() {
    return new CertificateExtensions(
        null, ANY_KEY_USAGE, null, List.of(), null, null, null, List.of());
  }

  /**
   * May throw what Bouncy Castle throws for malformed values; the caller turns it into one type.
   */
  static CertificateExtensions of(Extensions extensions) throws MalformedCertificateException {
    List<String> unsupported = new ArrayList<>();
    for (ASN1ObjectIdentifier oid : extensions.getCriticalExtensionOIDs()) {
      if (!SUPPORTED.contains(oid)) {
        unsupported.add(oid.getId());
      }
    }
    byte[] policy = value(extensions, Extension.policyConstraints);
    if (policy != null
        && PolicyConstraints.getInstance(policy).getRequireExplicitPolicyMapping() != null) {
      unsupported.add(Extension.policyConstraints.getId());
    }
    byte[] basic = value(extensions, Extension.basicConstraints);
    byte[] usage = value(extensions, Extension.keyUsage);
    byte[] extended = value(extensions, Extension.extendedKeyUsage);
    byte[] names = value(extensions, Extension.subjectAlternativeName);
    byte[] constraints = value(extensions, Extension.nameConstraints);
    byte[] subjectKey = value(extensions, Extension.subjectKeyIdentifier);
    byte[] authorityKey = value(extensions, Extension.authorityKeyIdentifier);
    return new CertificateExtensions(
        basic == null ? null : BasicConstraints.getInstance(basic),
        usage == null ? ANY_KEY_USAGE : bits(KeyUsage.getInstance(usage)),
        extended == null ? null : ExtendedKeyUsage.getInstance(extended),
        names == null ? List.of() : List.of(GeneralNames.getInstance(names).getNames()),
        constraints == null
            ? null
            : NameConstraintRules.of(NameConstraints.getInstance(constraints)),
        subjectKey == null ? null : SubjectKeyIdentifier.getInstance(subjectKey).getKeyIdentifier(),
        authorityKey == null
            ? null
            : AuthorityKeyIdentifier.getInstance(authorityKey).getKeyIdentifierOctets(),
        unsupported);
  }

  private static int bits(KeyUsage usage) {
    byte[] octets = usage.getBytes();
    int bits = octets.length > 0 ? octets[0] & 0xff : 0;
    return octets.length > 1 ? bits | (octets[1] & 0xff) << 8 : bits;
  }

  private static byte @Nullable [] value(Extensions extensions, ASN1ObjectIdentifier oid)
      throws MalformedCertificateException {
    Extension extension = extensions.getExtension(oid);
    if (extension == null) {
      return null;
    }
    byte[] octets = extension.getExtnValue().getOctets();
    DerReader.checkNesting(octets);
    return octets;
  }
}
