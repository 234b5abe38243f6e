// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.dns;

import java.util.List;
import java.util.function.Function;
import org.postern.dns.SecureAnswer.Existence;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRset;

/**
 * What a message's NSEC and NSEC3 records prove, given that their signatures have been verified.
 * This is decided here and a second time by the validator; an answer is secure only if both say so.
 */
final class Denial {

  /** How much is proven. */
  enum Proof {
    /** Nothing. */
    NONE,
    /** Only that nothing signed exists: unsigned delegations are possible (RFC 5155 section 6). */
    OPT_OUT,
    /** All that was asked. */
    FULL;

    Proof or(Proof other) {
      return compareTo(other) >= 0 ? this : other;
    }

    Proof and(Proof other) {
      return compareTo(other) <= 0 ? this : other;
    }
  }

  private final CleanMessage message;
  private final NsecProof nsec;
  private final List<Nsec3Proof> nsec3;

  Denial(CleanMessage message) {
    this.message = message;
    this.nsec = new NsecProof(message.nsecs());
    this.nsec3 = Nsec3Proof.byZone(message.nsec3s());
  }

  /**
   * Whether all that the message denies is proven: the absence at the end of the chain, and for
   * every wildcard expansion the absence of anything closer (RFC 4035 section 5.3.4).
   */
  Proof ofWholeMessage() {
    Proof proof = Proof.FULL;
    if (message.existence() == Existence.NODATA) {
      proof = nodata(message.end(), message.question().type());
    } else if (message.existence() == Existence.NXDOMAIN) {
      proof = nameError(message.end());
    }
    for (RRset expanded : message.wildcardExpansions()) {
      proof = proof.and(noCloserMatch(expanded));
    }
    return proof;
  }

  /** RFC 4035 section 5.4 and RFC 5155 sections 8.5 to 8.7. */
  Proof nodata(Name name, int type) {
    return nsec.nodata(name, type) ? Proof.FULL : best(zone -> zone.nodata(name, type));
  }

  /** RFC 4035 section 5.4 and RFC 5155 section 8.4. */
  Proof nameError(Name name) {
    return nsec.nameError(name) ? Proof.FULL : best(zone -> zone.nameError(name));
  }

  private Proof noCloserMatch(RRset expanded) {
    Name name = expanded.getName();
    int closest = expanded.sigs().get(0).getLabels();
    boolean oneWildcard =
        expanded.sigs().stream().allMatch(signature -> signature.getLabels() == closest);
    if (!oneWildcard || closest >= name.labels() - 1) {
      return Proof.NONE;
    }
    return nsec.noCloserMatch(name, closest)
        ? Proof.FULL
        : best(zone -> zone.noCloserMatch(name, closest));
  }

  private Proof best(Function<Nsec3Proof, Proof> proof) {
    Proof best = Proof.NONE;
    for (Nsec3Proof zone : nsec3) {
      best = best.or(proof.apply(zone));
    }
    return best;
  }

  /** Whether the name is proven to be a delegation without DS (RFC 4035 section 5.2). */
  boolean isUnsignedDelegation(Name name) {
    return nsec.isUnsignedDelegation(name)
        || nsec3.stream().anyMatch(zone -> zone.isUnsignedDelegation(name));
  }

  /** Whether the proof costs more than RFC 9276 section 3.2 lets a zone ask for. */
  boolean isTooExpensive() {
    return nsec3.stream().anyMatch(zone -> zone.iterations() > Nsec3Proof.SECURE_ITERATIONS);
  }
}
