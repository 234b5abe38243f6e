// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.dns;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postern.dns.DnsConfigurationException;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.DNSSEC.DNSSECException;
import org.xbill.DNS.DSRecord;
import org.xbill.DNS.Master;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRset;
import org.xbill.DNS.Record;

/**
 * The keys of the root from which every chain of trust starts. Anchors of other zones are refused:
 * with an anchor for a part of the tree alone, everything outside of it would be insecure.
 */
final class TrustAnchors {
  static final String RESOURCE = "root-anchors.ds";
  private static final int MAX_SIZE = 64 * 1024;
  private static final int ZONE_KEY = 0x100;
  private static final int REVOKED = 0x80;

  private final List<DSRecord> anchors;

  private TrustAnchors(List<DSRecord> anchors) {
    this.anchors = List.copyOf(anchors);
  }

  /**
   * Reads the file, or the bundled anchors if it is null.
   *
   * @throws DnsConfigurationException if there is no usable anchor, or anything else in the file
   */
  static TrustAnchors load(@Nullable Path file) {
    String where = file == null ? "the bundled trust anchors" : "trust anchor file " + file;
    try (InputStream in =
        file == null
            ? TrustAnchors.class.getResourceAsStream(RESOURCE)
            : Files.newInputStream(file)) {
      if (in == null) {
        throw new DnsConfigurationException(where + " are missing from the jar: reinstall it");
      }
      byte[] content = in.readNBytes(MAX_SIZE + 1);
      if (content.length > MAX_SIZE) {
        throw refused(where, "more than " + MAX_SIZE + " bytes");
      }
      return parse(content, where);
    } catch (IOException e) {
      throw new DnsConfigurationException(
          "cannot read " + where + " (" + e + "); without trust anchors nothing can be validated",
          e);
    }
  }

  static TrustAnchors parse(byte[] content, String where) {
    List<DSRecord> anchors = new ArrayList<>();
    try (Master master = new Master(new ByteArrayInputStream(content), Name.root, 0)) {
      master.disableIncludes(true);
      master.expandGenerate(false);
      for (Record record = master.nextRecord(); record != null; record = master.nextRecord()) {
        anchors.add(toAnchor(record, where));
      }
    } catch (DnsConfigurationException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw new DnsConfigurationException(
          where + " is malformed: expected DS or DNSKEY records in zone-file format, " + e, e);
    }
    if (anchors.isEmpty()) {
      throw refused(where, "no record at all");
    }
    return new TrustAnchors(anchors);
  }

  private static DSRecord toAnchor(Record record, String where) {
    if (!record.getName().equals(Name.root) || record.getDClass() != DClass.IN) {
      throw refused(where, "a record of " + record.getName());
    }
    DSRecord anchor;
    if (record instanceof DNSKEYRecord key
        && (key.getFlags() & (ZONE_KEY | REVOKED)) == ZONE_KEY
        && isUsable(key)) {
      anchor = new DSRecord(Name.root, DClass.IN, 0, DSRecord.SHA256_DIGEST_ID, key);
    } else if (record instanceof DSRecord ds) {
      anchor = ds;
    } else {
      throw refused(where, record.toString());
    }
    if (!Algorithms.isStrongDigest(anchor) || !Algorithms.isSupported(anchor.getAlgorithm())) {
      throw refused(where, "an algorithm or digest that is not supported: " + record);
    }
    return anchor;
  }

  private static boolean isUsable(DNSKEYRecord key) {
    try {
      return key.getPublicKey() != null;
    } catch (DNSSECException e) {
      return false;
    }
  }

  private static DnsConfigurationException refused(String where, String seen) {
    return new DnsConfigurationException(
        "expected DS (SHA-256 or SHA-384) or DNSKEY records of the root in "
            + where
            + ", got "
            + seen
            + "; without trust anchors nothing can be validated");
  }

  /** Returns the anchors as a set of the caller's own. */
  RRset toRrset() {
    RRset set = new RRset();
    anchors.forEach(set::addRR);
    return set;
  }

  List<DSRecord> records() {
    return anchors;
  }
}
