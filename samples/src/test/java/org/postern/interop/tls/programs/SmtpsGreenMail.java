// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop.tls.programs;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.server.AbstractServer;
import com.icegreen.greenmail.smtp.SmtpServer;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import javax.net.ssl.SSLContext;

/** GreenMail with SMTPS of a context that is given: alone it knows only its own key. */
final class SmtpsGreenMail {
  private SmtpsGreenMail() {}

  static GreenMail started(SSLContext context) {
    var setup = new ServerSetup(0, InetAddress.getLoopbackAddress().getHostAddress(), "smtps");
    GreenMail greenMail =
        new GreenMail(setup) {
          @Override
          protected Map<String, AbstractServer> createServices(
              ServerSetup[] setups, Managers managers) {
            return Map.of("smtps", new Smtps(setups[0], managers, context));
          }
        };
    greenMail.start();
    return greenMail;
  }

  private static final class Smtps extends SmtpServer {
    private final SSLContext context;

    Smtps(ServerSetup setup, Managers managers, SSLContext context) {
      super(setup, managers);
      this.context = context;
    }

    @Override
    protected ServerSocket openServerSocket() throws IOException {
      return context.getServerSocketFactory().createServerSocket(0, 50, bindTo);
    }
  }
}
