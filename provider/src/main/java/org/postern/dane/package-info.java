// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors

/**
 * DNS-Based Authentication of Named Entities: TLSA records and the verdict over a chain (RFC 6698,
 * 7671, 7672).
 *
 * <p>{@link org.postern.dane.TlsaRecord}s become a {@link org.postern.dane.TlsaSet}, which knows
 * which of them count; {@link org.postern.dane.DaneVerifier} compares the chain of a handshake with
 * them and gives a {@link org.postern.dane.DaneVerdict}. {@link org.postern.dane.TlsaAdvice} says
 * what to publish.
 *
 * <p>What is decided where the RFCs leave room:
 *
 * <ul>
 *   <li>DANE-EE(3) looks at the octets of the server's certificate and at nothing else. Neither a
 *       name nor a date, a weak key nor a strange extension can break it; only a certificate that
 *       is not even framed as one, anywhere in the chain, does.
 *   <li>DANE-TA(2) means an authority <em>above</em> the server's certificate: a self-signed one
 *       published as {@code 2 0 x} or {@code 2 1 1} does not match (publish it as {@code 3 1 1}). A
 *       bare key, {@code 2 1 0}, needs to verify the signature on the topmost certificate that was
 *       sent, even if that is the only one.
 *   <li>Below a trust anchor RFC 5280 holds, the anchor's own expiry, path length and name
 *       constraints included, whichever selector and matching type named it. With selector 1 they
 *       are what the server sent: only {@code 2 0 x} vouches for more than the anchor's key (RFC
 *       7671 section 5.2.1).
 *   <li>Signatures with SHA-1 or MD5 are not followed, and no RSA key under 2048 bits is (RFC
 *       9325); the signature on the anchor itself does not count. Under DANE-EE none of this
 *       applies.
 *   <li>All paths that the certificates allow are tried, within bounds: 16 certificates of 100 KB
 *       together, 64 signatures. A path that another record or another copy of an authority opens
 *       is found, whatever the order.
 *   <li>A name constraint is also applied to the reference name that a wildcard matched.
 *   <li>An authority that requires an explicit certificate policy is refused: policies are not
 *       processed.
 *   <li>Local roots play no part under usages 2 and 3, revocation and certificate transparency none
 *       at all.
 * </ul>
 */
@NullMarked
package org.postern.dane;

import org.jspecify.annotations.NullMarked;
