// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.monitor;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** A fetch of an OCSP response; its duration includes waiting for the responder. */
@Name("postern.StapleFetch")
@Label("OCSP response fetched by Postern")
@Category({"Postern", "TLS"})
@Description("One fetch of an OCSP response that is to be stapled, successful or not")
@StackTrace(false)
final class StapleFetchEvent extends Event {
  @Label("Certificate")
  @Description("Subject of the certificate")
  @Nullable String subject;

  @Label("Responder")
  @Nullable String responder;

  @Label("Verdict")
  @Description("Good, Revoked, Unknown or Unusable as the answer was found; Failed without one")
  @Nullable String verdict;

  @Label("Reason")
  @Nullable String reason;

  @Label("Length")
  @Description("Length of the answer")
  @DataAmount
  long octets;
}
