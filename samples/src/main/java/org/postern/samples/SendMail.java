// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.samples;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;

/**
 * A plain Jakarta Mail program, as there are many: it knows nothing of Postern, of DANE or of TLS.
 * The demo runs it unmodified, with {@code -javaagent:postern-agent.jar} in front.
 */
public final class SendMail {
  private SendMail() {}

  /**
   * Sends one message through each of the servers and prints what became of it, a line each.
   *
   * @param args the sender, the recipient, then servers as {@code host:port}
   */
  public static void main(String[] args) {
    for (int i = 2; i < args.length; i++) {
      String[] server = args[i].split(":");
      try {
        send(server[0], server[1], args[0], args[1]);
        System.out.println(server[0] + " accepted the message");
      } catch (MessagingException e) {
        System.out.println(server[0] + " failed: " + e.getMessage());
      }
    }
  }

  private static void send(String host, String port, String from, String to)
      throws MessagingException {
    Properties properties = new Properties();
    properties.put("mail.smtp.host", host);
    properties.put("mail.smtp.port", port);
    properties.put("mail.smtp.connectiontimeout", "20000");
    properties.put("mail.smtp.timeout", "20000");

    Message message = new MimeMessage(Session.getInstance(properties));
    message.setFrom(new InternetAddress(from));
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
    message.setSubject("Hello");
    message.setText("Is anybody on the way reading this?");
    Transport.send(message);
  }
}
