// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.advice;

import java.util.Iterator;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import org.jspecify.annotations.Nullable;
import org.postern.agent.bridge.Bridge;

/**
 * James' {@code DnsHelper#retrieveHostAddressIterator}: the server's own lookup, whose empty result
 * bounces mail at once.
 */
public final class JamesLookupAdvice {
  private JamesLookupAdvice() {}

  @Advice.OnMethodEnter(suppress = Throwable.class, skipOn = Advice.OnNonDefaultValue.class)
  static @Nullable Throwable enter(
      @Advice.This Object helper,
      @Advice.Argument(0) String domain,
      @Advice.FieldValue("configuration") Object configuration) {
    return Bridge.lookingUp(helper, domain, configuration);
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
  static void exit(
      @Advice.This Object helper,
      @Advice.Argument(0) String domain,
      @Advice.FieldValue("configuration") Object configuration,
      @Advice.Enter @Nullable Throwable delayed,
      @Advice.Return @Nullable Iterator<?> hosts,
      @Advice.Thrown(readOnly = false, typing = Assigner.Typing.DYNAMIC)
          @Nullable Throwable failure) {
    if (delayed != null) {
      failure = delayed;
    } else if (failure != null || hosts == null || !hosts.hasNext()) {
      failure = Bridge.foundNoHost(helper, domain, configuration, failure);
    }
  }
}
