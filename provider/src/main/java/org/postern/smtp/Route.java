// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.smtp;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.postern.smtp.DeliveryPlan.Routing;

/**
 * What the hosts of one plan have in common.
 *
 * @param routing how they came about
 * @param nextHop the next hop in canonical form
 * @param expanded the next hop after CNAME expansion by the MX lookup; the same without alias
 * @param mx how the hosts' names were authenticated
 * @param port the port of the connections
 * @param enforced whether DANE is enforced for the next hop
 */
record Route(
    Routing routing,
    String nextHop,
    String expanded,
    MxAuthentication mx,
    int port,
    boolean enforced) {

  /**
   * Returns the names that a certificate under DANE-TA may bear (RFC 7672 section 3.2.2), the base
   * domain first. By a secure MX set, the next hop and its expansion count too; by an insecure one
   * only the host's own names. Without MX records the next hop counts beside its expansion.
   */
  List<String> names(String host, String baseDomain) {
    Set<String> names = new LinkedHashSet<>();
    names.add(baseDomain);
    if (routing == Routing.MX && mx != MxAuthentication.NONE) {
      names.add(nextHop);
      names.add(expanded);
    } else {
      names.add(host);
    }
    return new ArrayList<>(names);
  }
}
