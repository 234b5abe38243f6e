// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.tls;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * The names that connections are held to, in order of preference. Immutable.
 *
 * @param protocols the versions
 * @param cipherSuites the suites; empty where the context has no others anyway
 */
public record Limits(List<String> protocols, List<String> cipherSuites) {

  /** Copies the lists. */
  public Limits {
    protocols = List.copyOf(protocols);
    cipherSuites = List.copyOf(cipherSuites);
  }

  /** Returns those of the protocols that are within the limits; all that are if none is left. */
  String[] protocols(String @Nullable [] wanted) {
    return within(protocols, wanted);
  }

  /** Returns those of the suites that are within the limits; all that are if none is left. */
  String[] cipherSuites(String[] wanted) {
    return cipherSuites.isEmpty() ? wanted.clone() : within(cipherSuites, wanted);
  }

  /** Holds parameters to the limits. */
  SSLParameters limit(SSLParameters parameters) {
    parameters.setProtocols(protocols(parameters.getProtocols()));
    String[] suites = parameters.getCipherSuites();
    if (!cipherSuites.isEmpty() && suites != null) {
      parameters.setCipherSuites(cipherSuites(suites));
      parameters.setUseCipherSuitesOrder(true);
    }
    return parameters;
  }

  private static String[] within(List<String> limits, String @Nullable [] wanted) {
    List<String> kept = new ArrayList<>(limits);
    if (wanted != null) {
      kept.retainAll(Arrays.asList(wanted));
    }
    return (kept.isEmpty() ? limits : kept).toArray(String[]::new);
  }
}
