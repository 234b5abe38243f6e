// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.monitor;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timestamp;
import org.jspecify.annotations.Nullable;

/** The files of an identity have changed. */
@Name("postern.IdentityReload")
@Label("Server identity reloaded by Postern")
@Category({"Postern", "Keys"})
@Description("The files of a server's key and certificates have changed, and were used or not")
@StackTrace(false)
final class IdentityReloadEvent extends Event {
  @Label("Files")
  @Nullable String files;

  @Label("Outcome")
  @Description("replaced, waiting or refused")
  @Nullable String outcome;

  @Label("Shown")
  @Description("What is shown to clients after it")
  @Nullable String shown;

  @Label("Ends")
  @Description("When the first of the certificates that are shown ends")
  @Timestamp(Timestamp.MILLISECONDS_SINCE_EPOCH)
  long notAfter;

  @Label("Reason")
  @Description("Why the files are not used as they are; empty if they are")
  @Nullable String reason;
}
