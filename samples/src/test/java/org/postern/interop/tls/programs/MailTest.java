// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop.tls.programs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.util.Properties;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.postern.interop.tls.EngineUnderTest;
import org.postern.interop.tls.Key;
import org.postern.interop.tls.Payload;
import org.postern.interop.tls.TlsLab;
import org.postern.interop.tls.Version;
import org.subethamail.smtp.server.SMTPServer;

/** Angus Mail as the client, GreenMail (SMTPS) and SubEthaSMTP (STARTTLS) as servers. */
@Tag("interop")
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MailTest {
  private static final String TO = "to@example.com";

  private final String payload = Payload.of(4).replace("\n", "\r\n");
  private TlsLab lab;

  @BeforeAll
  void open() throws Exception {
    lab = new TlsLab();
  }

  @AfterAll
  void close() {
    lab.close();
  }

  @ParameterizedTest
  @MethodSource("org.postern.interop.tls.programs.Side#withEveryVersion")
  void smtps_ofAngusToGreenMail_deliversTheMessage(Side side, Version version) throws Exception {
    GreenMail server = SmtpsGreenMail.started(side.server(lab));
    try {
      var sockets = new WatchedSockets(side.client(lab).getSocketFactory());
      String protocol = send("smtps", sockets, version, server.getSmtps().getPort());

      assertThat(protocol).isEqualTo(version.jsseName());
      assertThat(server.waitForIncomingEmail(10_000, 1)).isTrue();
      assertThat(server.getReceivedMessages()[0].getContent().toString().strip())
          .isEqualTo(payload.strip());
    } finally {
      server.stop();
    }
  }

  @ParameterizedTest
  @MethodSource("org.postern.interop.tls.programs.Side#withEveryVersion")
  void starttls_ofAngusToSubEtha_deliversTheMessage(Side side, Version version) throws Exception {
    BlockingQueue<byte[]> received = new LinkedBlockingQueue<>();
    SMTPServer server = subEtha(side.server(lab), received);
    try {
      var sockets = new WatchedSockets(side.client(lab).getSocketFactory());
      String protocol = send("smtp", sockets, version, server.getPortAllocated());

      assertThat(protocol).isEqualTo(version.jsseName());
      byte[] data = received.poll(10, TimeUnit.SECONDS);
      assertThat(data).isNotNull();
      var message = new MimeMessage(null, new ByteArrayInputStream(data));
      assertThat(message.getContent().toString().strip()).isEqualTo(payload.strip());
    } finally {
      server.stop();
    }
  }

  @ParameterizedTest
  @EnumSource(Version.class)
  void starttls_ofAnUntrustingContext_sendsNothing(Version version) throws Exception {
    BlockingQueue<byte[]> received = new LinkedBlockingQueue<>();
    SMTPServer server = subEtha(Side.BOTH.server(lab), received);
    try {
      SSLContext untrusting = EngineUnderTest.context(null, lab.client(Key.RSA));
      var sockets = new WatchedSockets(untrusting.getSocketFactory());
      assertThatThrownBy(() -> send("smtp", sockets, version, server.getPortAllocated()))
          .isInstanceOf(MessagingException.class)
          .hasRootCauseInstanceOf(java.security.GeneralSecurityException.class)
          .hasStackTraceContaining(SSLException.class.getPackageName());
    } finally {
      server.stop();
    }
    assertThat(received).isEmpty();
  }

  private static SMTPServer subEtha(SSLContext context, BlockingQueue<byte[]> received) {
    SMTPServer server =
        SMTPServer.port(0)
            .bindAddress(InetAddress.getLoopbackAddress())
            .hostName(TlsLab.HOST)
            .maxMessageSize(4 * Payload.LENGTH)
            .startTlsSocketFactory(context)
            .requireTLS()
            .messageHandler((session, from, to, data) -> received.add(data))
            .build();
    server.start();
    return server;
  }

  /** Returns the protocol of the connection. */
  private String send(String scheme, WatchedSockets sockets, Version version, int port)
      throws MessagingException {
    Properties properties = new Properties();
    String prefix = "mail." + scheme + ".";
    properties.put(prefix + "ssl.socketFactory", sockets);
    properties.put(prefix + "ssl.protocols", version.jsseName());
    properties.put(prefix + "ssl.checkserveridentity", "true");
    properties.put(prefix + "starttls.enable", "true");
    properties.put(prefix + "starttls.required", "true");
    properties.put(prefix + "connectiontimeout", "10000");
    properties.put(prefix + "timeout", "20000");
    Session session = Session.getInstance(properties);
    MimeMessage message = new MimeMessage(session);
    message.setFrom(new InternetAddress("from@example.com"));
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(TO));
    message.setSubject("interop");
    message.setText(payload);
    message.setHeader("Content-Transfer-Encoding", "7bit");
    message.saveChanges();
    try (Transport transport = session.getTransport(scheme)) {
      transport.connect(TlsLab.HOST, port, null, null);
      transport.sendMessage(message, message.getAllRecipients());
      return sockets.session().getProtocol();
    }
  }
}
