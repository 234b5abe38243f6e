// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.core;

import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.postern.agent.bridge.Delivery;

/**
 * A delivery of Apache James, read from its objects.
 *
 * @param domain the next hop, which is the recipients' domain; null if relays are configured
 * @param host the host that James has chosen, without trailing dot; null before it has
 * @param port the port of that host, -1 if James names none
 */
record JamesDelivery(@Nullable String domain, @Nullable String host, int port) {

  static JamesDelivery read(Delivery delivery) throws ReflectiveOperationException {
    Object target = delivery.target();
    String host = target == null ? null : withoutDot((String) call(target, "getHostName"));
    int port = target == null ? -1 : (Integer) call(target, "getPort");
    if (!((Collection<?>) call(delivery.configuration(), "getGatewayServer")).isEmpty()) {
      return new JamesDelivery(null, host, port);
    }
    String domain = delivery.domain();
    Object mail = delivery.mail();
    if (domain == null && mail != null) {
      // All recipients of a queued mail share one domain where there is no gateway.
      Object recipient = ((Collection<?>) call(mail, "getRecipients")).iterator().next();
      domain = (String) call(call(recipient, "getDomain"), "asString");
    }
    if (domain == null) {
      throw new IllegalArgumentException("a delivery without domain");
    }
    return new JamesDelivery(domain, host, port);
  }

  private static String withoutDot(String name) {
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }

  private static Object call(Object object, String method) throws ReflectiveOperationException {
    return object.getClass().getMethod(method).invoke(object);
  }
}
