// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.samples;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Map;
import java.util.Properties;
import org.postern.Postern;
import org.postern.PosternConfig;

/**
 * Sends through a relay with Jakarta Mail and Postern as a library: DANE where the relay has it.
 */
public final class SendWithPostern {
  private SendWithPostern() {}

  /**
   * Sends one message.
   *
   * @param args the relay's host name, its port, the sender and the recipient
   * @throws MessagingException if the message could not be sent, also because the relay is not the
   *     one that its TLSA records are about
   */
  public static void main(String[] args) throws MessagingException {
    PosternConfig config = PosternConfig.load(Map.of(), System.getProperties(), System.getenv());
    try (Postern postern = Postern.create(config)) {
      send(postern, args[0], Integer.parseInt(args[1]), args[2], args[3]);
    }
    System.out.println(args[0] + " accepted the message");
  }

  /** The few lines that matter: STARTTLS, demanded, over Postern's sockets. */
  private static void send(Postern postern, String relay, int port, String from, String to)
      throws MessagingException {
    Properties properties = new Properties();
    properties.put("mail.smtp.host", relay);
    properties.put("mail.smtp.port", Integer.toString(port));
    properties.put("mail.smtp.starttls.enable", "true");
    properties.put("mail.smtp.starttls.required", "true");
    properties.put("mail.smtp.ssl.socketFactory", postern.socketFactory(relay, port));

    Message message = new MimeMessage(Session.getInstance(properties));
    message.setFrom(new InternetAddress(from));
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
    message.setSubject("Hello");
    message.setText("Only " + relay + " is reading this.");
    Transport.send(message);
  }
}
