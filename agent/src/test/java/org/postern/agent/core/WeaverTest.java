// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.net.Socket;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The symbol check, and what is woven. The real libraries are woven in the integration tests. */
class WeaverTest {

  /** Has what the advice for SMTPTransport needs, but for one field of another type. */
  static class Changed {
    String name = "";
    int defaultPort;
    boolean isSSL;
    Socket serverSocket = new Socket();
    Object useStartTLS = "";
    boolean requireStartTLS;

    boolean protocolConnect(String host, int port, String user, String password) {
      return useStartTLS != null && !requireStartTLS && !isSSL;
    }

    void startTLS() {}
  }

  private static Target target(Class<?> type) {
    Target transport = Targets.all().get(0);
    return Target.outbound(type.getName(), transport.weaves(), transport.fields(), List.of());
  }

  private static byte[] bytes(Class<?> type) throws Exception {
    String file = type.getName().substring(type.getName().lastIndexOf('.') + 1) + ".class";
    try (InputStream in = type.getResourceAsStream(file)) {
      assertThat(in).isNotNull();
      return in.readAllBytes();
    }
  }

  @Test
  void aFieldOfAnotherType_isNamed_andNothingIsWoven() throws Exception {
    byte[] file = bytes(Changed.class);
    assertThatThrownBy(
            () -> new Weaver().weave(target(Changed.class), getClass().getClassLoader(), file))
        .isInstanceOf(Weaver.MissingSymbols.class)
        .hasMessage(Changed.class.getName() + " has no field useStartTLS of type Z");
  }

  @Test
  void aClassLoaderThatHidesTheBridge_isNamed() throws Exception {
    ClassLoader hiding =
        new ClassLoader(null) {
          @Override
          public String toString() {
            return "hiding";
          }
        };
    byte[] file = bytes(Changed.class);
    assertThatThrownBy(() -> new Weaver().weave(target(Changed.class), hiding, file))
        .hasMessageContaining("its class loader hiding hides the boot loader's classes");
  }

  @Test
  void aMissingMethodElsewhere_isNamed() throws Exception {
    Target target =
        Target.outbound(
            Changed.class.getName(),
            List.of(),
            List.of(),
            List.of(
                new Symbol.Elsewhere("java.util.List", List.of(Symbol.method("isEmpty", "()Z"))),
                new Symbol.Elsewhere("java.util.List", List.of(Symbol.method("gone", "()V"))),
                new Symbol.Elsewhere("no.such.Type", List.of())));
    byte[] file = bytes(Changed.class);
    assertThatThrownBy(() -> new Weaver().weave(target, getClass().getClassLoader(), file))
        .hasMessage("java.util.List has no method gone()V; there is no class no.such.Type");
  }
}
