// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.monitor;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import org.jspecify.annotations.Nullable;

/** A handshake; its duration is from the first octet computed to the last, waiting included. */
@Name("postern.TlsHandshake")
@Label("TLS handshake by Postern")
@Category({"Postern", "TLS"})
@Description("One TLS handshake, successful or not; the duration includes waiting for the peer")
@StackTrace(false)
final class TlsHandshakeEvent extends Event {
  @Label("Role")
  @Description("client or server")
  @Nullable String role;

  @Label("Peer")
  @Description("host:port as the program named it; empty where it did not")
  @Nullable String peer;

  @Label("Version")
  @Nullable String protocol;

  @Label("Cipher suite")
  @Nullable String suite;

  @Label("Group")
  @Description("Key exchange group")
  @Nullable String group;

  @Label("Signature scheme")
  @Description("Scheme of the server's signature; null where a session was resumed")
  @Nullable String signatureScheme;

  @Label("Resumed")
  boolean resumed;

  @Label("Verdict")
  @Description("established, or what ended the handshake")
  @Nullable String verdict;

  @Label("Reason")
  @Nullable String reason;

  @Label("Computing")
  @Description("Wall time of what was computed on this side")
  @Timespan
  long computing;

  @Label("CPU time")
  @Description("CPU time of what was computed on this side; -1 where the JVM cannot tell")
  long cpuNanoseconds;
}
