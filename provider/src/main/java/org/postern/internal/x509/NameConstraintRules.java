// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.x509;

import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.jspecify.annotations.Nullable;

/**
 * The name constraints of an authority (RFC 5280 section 4.2.1.10). Host names, addresses and
 * distinguished names are compared; a certificate with a name of another constrained form is
 * refused, as that section demands of whoever does not process the form.
 */
final class NameConstraintRules {

  private record Subtree(int form, Object base) {}

  private final List<Subtree> permitted;
  private final List<Subtree> excluded;

  private NameConstraintRules(List<Subtree> permitted, List<Subtree> excluded) {
    this.permitted = permitted;
    this.excluded = excluded;
  }

  static NameConstraintRules of(NameConstraints constraints) throws MalformedCertificateException {
    return new NameConstraintRules(
        subtrees(constraints.getPermittedSubtrees()), subtrees(constraints.getExcludedSubtrees()));
  }

  /** Returns the name of the certificate that is outside of what is allowed, or null. */
  @Nullable String violation(PathCertificate certificate) {
    DistinguishedName subject = certificate.subject();
    if (!subject.isEmpty() && isForbidden(GeneralName.directoryName, subject)) {
      return "subject " + certificate.label();
    }
    if (subject.hasEmailAddress() && isConstrained(GeneralName.rfc822Name)) {
      return "e-mail address in the subject";
    }
    for (GeneralName name : certificate.extensions().subjectAltNames()) {
      if (isForbidden(name.getTagNo(), value(name))) {
        return "name " + name.toString().replaceAll("\\p{Cntrl}", "?");
      }
    }
    return null;
  }

  /** Returns the host name that is outside of what is allowed, or null. */
  @Nullable String hostNameViolation(List<String> hostNames) {
    for (String name : hostNames) {
      if (isForbidden(GeneralName.dNSName, name)) {
        return "name " + name;
      }
    }
    return null;
  }

  private boolean isForbidden(int form, Object name) {
    boolean restricted = false;
    boolean within = false;
    for (Subtree subtree : permitted) {
      if (subtree.form == form) {
        restricted = true;
        within |= isWithin(form, name, subtree.base, false);
      }
    }
    if (restricted && !within) {
      return true;
    }
    for (Subtree subtree : excluded) {
      if (subtree.form == form && isWithin(form, name, subtree.base, true)) {
        return true;
      }
    }
    return false;
  }

  private boolean isConstrained(int form) {
    return permitted.stream().anyMatch(s -> s.form == form)
        || excluded.stream().anyMatch(s -> s.form == form);
  }

  /** For a form that is not processed, the answer that refuses the name. */
  private static boolean isWithin(int form, Object name, Object base, boolean unprocessed) {
    if (name instanceof String && base instanceof String) {
      return DnsNames.isWithin((String) name, (String) base);
    }
    if (name instanceof DistinguishedName && base instanceof DistinguishedName) {
      return ((DistinguishedName) name).isWithin((DistinguishedName) base);
    }
    if (form == GeneralName.iPAddress && name instanceof byte[] && base instanceof byte[]) {
      return isWithin((byte[]) name, (byte[]) base);
    }
    return unprocessed;
  }

  private static boolean isWithin(byte[] address, byte[] base) {
    if (base.length != 2 * address.length) {
      return false;
    }
    for (int i = 0; i < address.length; i++) {
      if (((address[i] ^ base[i]) & base[address.length + i]) != 0) {
        return false;
      }
    }
    return true;
  }

  private static List<Subtree> subtrees(GeneralSubtree @Nullable [] subtrees)
      throws MalformedCertificateException {
    List<Subtree> list = new ArrayList<>();
    if (subtrees != null) {
      for (GeneralSubtree subtree : subtrees) {
        BigInteger minimum = subtree.getMinimum();
        if (minimum.signum() != 0 || subtree.getMaximum() != null) {
          throw new MalformedCertificateException(
              "a name constraint has a minimum or a maximum, which RFC 5280 does not allow");
        }
        GeneralName base = subtree.getBase();
        if (base.getTagNo() == GeneralName.directoryName) {
          list.add(new Subtree(GeneralName.directoryName, directoryName(base)));
        } else {
          list.add(new Subtree(base.getTagNo(), value(base)));
        }
      }
    }
    return list;
  }

  private static Object value(GeneralName name) {
    switch (name.getTagNo()) {
      case GeneralName.dNSName:
        return ASN1IA5String.getInstance(name.getName()).getString();
      case GeneralName.iPAddress:
        return ASN1OctetString.getInstance(name.getName()).getOctets();
      case GeneralName.directoryName:
        try {
          return directoryName(name);
        } catch (MalformedCertificateException e) {
          return name;
        }
      default:
        return name;
    }
  }

  private static DistinguishedName directoryName(GeneralName name)
      throws MalformedCertificateException {
    try {
      return DistinguishedName.parse(name.getName().toASN1Primitive().getEncoded(ASN1Encoding.DER));
    } catch (IOException e) {
      throw new MalformedCertificateException("a directory name is malformed");
    }
  }
}
