// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.ocsp;

import java.net.URI;
import java.net.URISyntaxException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;

/** Where a certificate says that its status can be asked for (RFC 5280 section 4.2.2.1). */
public final class ResponderUrls {
  private static final int MAX_URLS = 4;
  private static final int MAX_LENGTH = 2048;

  private ResponderUrls() {}

  /** Returns the URLs that can be used, in order; empty where there is none. */
  public static List<URI> of(X509Certificate certificate) {
    byte[] value = certificate.getExtensionValue(Extension.authorityInfoAccess.getId());
    if (value == null) {
      return List.of();
    }
    List<URI> urls = new ArrayList<>();
    try {
      byte[] list = ASN1OctetString.getInstance(value).getOctets();
      for (AccessDescription access :
          AuthorityInformationAccess.getInstance(list).getAccessDescriptions()) {
        GeneralName location = access.getAccessLocation();
        if (access.getAccessMethod().equals(AccessDescription.id_ad_ocsp)
            && location.getTagNo() == GeneralName.uniformResourceIdentifier
            && urls.size() < MAX_URLS) {
          add(urls, ASN1IA5String.getInstance(location.getName()).getString());
        }
      }
    } catch (IllegalArgumentException | IllegalStateException e) {
      return List.copyOf(urls);
    }
    return List.copyOf(urls);
  }

  private static void add(List<URI> urls, String text) {
    if (text.length() > MAX_LENGTH) {
      return;
    }
    try {
      URI url = new URI(text);
      if (isUsable(url)) {
        urls.add(url);
      }
    } catch (URISyntaxException e) {
      return; // Nobody can ask there.
    }
  }

  /**
   * Returns the URL.
   *
   * @throws IllegalArgumentException if it is not of http or https, or has no host
   */
  public static URI checked(URI url) {
    if (!isUsable(url)) {
      throw new IllegalArgumentException(
          "expected an http or https URL with a host and without a user, not " + url);
    }
    return url;
  }

  /** Only http and https are spoken; nothing else is ever opened, whoever names it. */
  static boolean isUsable(URI url) {
    return ("http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme()))
        && url.getHost() != null
        && url.getUserInfo() == null
        && url.getPort() <= 0xffff
        && url.getPort() != 0
        && url.toString().length() <= MAX_LENGTH
        && url.toString().chars().allMatch(c -> c > ' ' && c < 0x7f);
  }
}
