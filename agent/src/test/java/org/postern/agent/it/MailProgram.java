// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.it;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.Reader;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Provider;
import java.security.Security;
import java.util.Arrays;
import java.util.Properties;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * A program that sends mail through whichever library of the Jakarta Mail family it finds, knowing
 * nothing of Postern. Each line of standard input names a file of properties, the session's; the
 * answer is one line. Reflection lets one program serve both names of the API.
 */
public final class MailProgram {
  private final String api;

  private MailProgram(String api) {
    this.api = api;
  }

  /** Runs until standard input ends. */
  public static void main(String[] args) throws Exception {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    System.out.println("ready");
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      System.out.println("answer " + answer(line));
    }
  }

  private static String answer(String line) {
    try {
      if (line.equals("jvm")) {
        return jvm();
      }
      Properties properties = new Properties();
      try (Reader reader = Files.newBufferedReader(Path.of(line))) {
        properties.load(reader);
      }
      return new MailProgram(findApi()).send(properties);
    } catch (Throwable t) {
      return describe(t instanceof InvocationTargetException e ? e.getCause() : t);
    }
  }

  /** What an agent must leave alone. */
  static String jvm() throws Exception {
    return Arrays.stream(Security.getProviders())
            .map(Provider::getName)
            .collect(Collectors.joining(","))
        + " "
        + SSLContext.getDefault().getProvider().getName()
        + " "
        + SSLSocketFactory.getDefault().getClass().getName()
        + " "
        + SSLContext.getInstance("TLS").getProvider().getName();
  }

  private static String findApi() throws ClassNotFoundException {
    try {
      Class.forName("jakarta.mail.Session");
      return "jakarta.mail.";
    } catch (ClassNotFoundException e) {
      Class.forName("javax.mail.Session");
      return "javax.mail.";
    }
  }

  private String send(Properties properties) throws Exception {
    String protocol = properties.getProperty("test.protocol", "smtp");
    if (properties.getProperty("test.library") != null) {
      properties.put("mail.smtp.ssl.socketFactory", LibraryFactory.make(properties));
    }
    Class<?> sessionType = Class.forName(api + "Session");
    Object session =
        sessionType.getMethod("getInstance", Properties.class).invoke(null, properties);
    Object service =
        protocol.startsWith("imap")
            ? call(session, sessionType, "getStore", protocol)
            : call(session, sessionType, "getTransport", protocol);
    String user = properties.getProperty("test.user");
    service
        .getClass()
        .getMethod("connect", String.class, String.class, String.class)
        .invoke(
            service,
            properties.getProperty("mail." + protocol + ".host"),
            user,
            user == null ? null : "secret");
    if (!protocol.startsWith("imap")) {
      for (String command :
          new String[] {"MAIL FROM:<a@sender.test>", "RCPT TO:<b@c.test>", "DATA", "."}) {
        call(service, service.getClass(), "simpleCommand", command);
      }
    }
    service.getClass().getMethod("close").invoke(service);
    return "sent";
  }

  private static Object call(Object object, Class<?> type, String name, String argument)
      throws ReflectiveOperationException {
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      try {
        Method method = c.getMethod(name, String.class);
        return method.invoke(object, argument);
      } catch (NoSuchMethodException e) {
        // It may be declared further up.
      }
    }
    throw new NoSuchMethodException(name);
  }

  /** The class and message of the exception and of what it nests. */
  private static String describe(@Nullable Throwable thrown) {
    StringBuilder text = new StringBuilder("failed");
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      text.append(" | ").append(t.getClass().getName()).append(": ");
      text.append(String.valueOf(t.getMessage()).replaceAll("\\p{Cntrl}+", " "));
    }
    return text.toString();
  }
}
