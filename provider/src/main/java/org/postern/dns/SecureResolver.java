// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.dns;

import java.util.concurrent.CompletableFuture;
import org.xbill.DNS.Name;

/**
 * A resolver that tells secure, insecure, bogus and failed answers apart (RFC 7672 section 2.1.1).
 * Implementations are thread-safe.
 */
public interface SecureResolver extends AutoCloseable {

  /**
   * Looks a record set up, following CNAME and DNAME hop by hop. The future always completes
   * normally, within the resolver's deadline: every failure is an answer with the status {@link
   * SecurityStatus#BOGUS} or {@link SecurityStatus#FAILED}. An answer from the cache comes as a
   * future that is completed already. What is hung on a future without an executor of its own runs
   * on the resolver's threads and must not block.
   *
   * @param name an absolute name
   * @param type the record type ({@link org.xbill.DNS.Type})
   * @throws IllegalArgumentException if the name is not absolute
   */
  CompletableFuture<SecureAnswer> lookup(Name name, int type);

  /** Returns what is known of the upstream servers' DNSSEC ability, without asking them. */
  DnssecHealth health();

  /**
   * Releases sockets and threads; lookups that are under way end as {@link SecurityStatus#FAILED}.
   */
  @Override
  void close();
}
