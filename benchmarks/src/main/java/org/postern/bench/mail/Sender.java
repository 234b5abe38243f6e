// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.mail;

import com.sun.management.OperatingSystemMXBean;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Properties;

/**
 * A mail program of its own, which knows nothing of Postern. A line of standard input with a number
 * has it send so many messages, a connection each; it answers with the mean, the median and the
 * 99th percentile of the time of one, and with the CPU time of the whole process for one, in
 * nanoseconds.
 */
public final class Sender {
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private final Session session;

  private Sender(Session session) {
    this.session = session;
  }

  /**
   * @param args the server's name, its port, and whether the program is to ask for STARTTLS
   */
  public static void main(String[] args) throws IOException, MessagingException {
    Properties properties = new Properties();
    properties.put("mail.smtp.host", args[0]);
    properties.put("mail.smtp.port", args[1]);
    properties.put("mail.smtp.localhost", "client.example.org");
    properties.put("mail.smtp.connectiontimeout", "20000");
    properties.put("mail.smtp.timeout", "20000");
    if (Boolean.parseBoolean(args[2])) {
      properties.put("mail.smtp.starttls.required", "true");
      properties.put("mail.smtp.ssl.trust", "*");
    }
    Sender sender = new Sender(Session.getInstance(properties));
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    System.out.println("ready");
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      System.out.println("sent " + sender.send(Integer.parseInt(line)));
    }
  }

  private String send(int count) throws MessagingException {
    long[] nanos = new long[count];
    long cpu = SYSTEM.getProcessCpuTime();
    for (int i = 0; i < count; i++) {
      long began = System.nanoTime();
      Transport.send(message());
      nanos[i] = System.nanoTime() - began;
    }
    cpu = SYSTEM.getProcessCpuTime() - cpu;
    long mean = Arrays.stream(nanos).sum() / count;
    Arrays.sort(nanos);
    return mean + " " + nanos[count / 2] + " " + nanos[(int) (count * 0.99)] + " " + cpu / count;
  }

  private Message message() throws MessagingException {
    MimeMessage message = new MimeMessage(session);
    message.setFrom(new InternetAddress("alice@example.org"));
    message.setRecipient(Message.RecipientType.TO, new InternetAddress("bob@example.com"));
    message.setSubject("Benchmark");
    message.setText("A short text, such as most of the mails that a server sends.\r\n".repeat(20));
    return message;
  }
}
