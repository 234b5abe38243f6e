// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.lab.smtp;

import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One connection, from the greeting to its end. Used by one thread. */
final class SmtpConversation {
  private final Socket socket;
  private final SmtpScript script;
  private final SmtpSession session;
  private final Runnable changed;
  private final Runnable leaving;
  private final List<String> recipients = new ArrayList<>();
  private SmtpWire wire;
  private String sender = "";
  private boolean over;

  /**
   * @param changed told after the session's record grew
   * @param leaving told before the client hears that the session is over
   */
  SmtpConversation(
      Socket socket, SmtpScript script, SmtpSession session, Runnable changed, Runnable leaving)
      throws IOException {
    this.socket = socket;
    this.script = script;
    this.session = session;
    this.changed = changed;
    this.leaving = leaving;
    this.wire = new SmtpWire(socket);
  }

  void run(boolean full) throws IOException {
    try {
      talk(full);
    } finally {
      wire.close();
    }
  }

  private void talk(boolean full) throws IOException {
    if (script.implicitTls()) {
      secure("");
    }
    if (full) {
      wire.send("421 4.7.0 Too many connections");
      return;
    }
    reply(Step.GREETING);
    while (!over) {
      String line = wire.readLine();
      if (line == null) {
        return;
      }
      obey(line);
    }
  }

  private void obey(String line) throws IOException {
    String verb = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
    if (!verb.equals("AUTH")) {
      session.command(line);
    }
    switch (verb) {
      case "EHLO" -> greet();
      case "HELO" -> reply(Step.EHLO);
      case "STARTTLS" -> startTls();
      case "AUTH" -> authenticate(line);
      case "MAIL" -> {
        sender = path(line);
        recipients.clear();
        reply(Step.MAIL);
      }
      case "RCPT" -> {
        if (reply(Step.RCPT)) {
          recipients.add(path(line));
        }
      }
      case "DATA" -> data();
      case "RSET", "NOOP" -> wire.send("250 2.0.0 Ok");
      case "QUIT" -> {
        leaving.run();
        reply(Step.QUIT);
        over = true;
      }
      default -> wire.send("502 5.5.1 Command not recognized");
    }
  }

  private void greet() throws IOException {
    if (script.replies().containsKey(Step.EHLO) || script.stall() == Step.EHLO) {
      reply(Step.EHLO);
      return;
    }
    List<String> lines = new ArrayList<>(List.of("lab"));
    lines.addAll(script.keywords());
    if (script.startTls() != StartTls.NOT_OFFERED && !session.tls()) {
      lines.add("STARTTLS");
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      boolean last = i == lines.size() - 1;
      text.append(last ? "250 " : "250-").append(lines.get(i)).append(last ? "" : "\r\n");
    }
    wire.send(text.toString());
  }

  private void startTls() throws IOException {
    if (session.tls() || (script.tls() == null && script.startTls() == StartTls.OFFERED)) {
      wire.send("503 5.5.1 TLS is not possible now");
      return;
    }
    switch (script.startTls()) {
      case NOT_OFFERED -> wire.send("502 5.5.1 Command not recognized");
      case REPLY_454 -> wire.send("454 4.7.0 TLS not available due to temporary reason");
      case REPLY_554 -> wire.send("554 5.7.3 TLS is not for you");
      case GARBAGE -> {
        if (reply(Step.STARTTLS)) {
          wire.send("this is not a ServerHello");
          over = true;
        }
      }
      case CLOSE -> {
        reply(Step.STARTTLS);
        over = true;
      }
      case INJECTED_REPLY -> secure(Step.STARTTLS.reply + "\r\n250 2.0.0 Injected in clear");
      case OFFERED -> {
        if (reply(Step.STARTTLS)) {
          secure("");
        }
      }
    }
  }

  private void secure(String before) throws IOException {
    if (!before.isEmpty()) {
      wire.send(before);
    }
    stallHere(Step.HANDSHAKE);
    if (!over) {
      wire = wire.secure(socket, script, session);
    }
  }

  private void authenticate(String line) throws IOException {
    String[] words = line.split(" ");
    String mechanism = words.length > 1 ? words[1].toUpperCase(Locale.ROOT) : "";
    session.command("AUTH " + mechanism);
    String user;
    String password;
    if (mechanism.equals("PLAIN")) {
      String response = words.length > 2 ? words[2] : ask("");
      String[] parts = SmtpWire.decode(response).split("\0", -1);
      user = parts.length > 1 ? parts[1] : "";
      password = parts.length > 2 ? parts[2] : "";
    } else if (mechanism.equals("LOGIN")) {
      user = SmtpWire.decode(words.length > 2 ? words[2] : ask("VXNlcm5hbWU6"));
      password = SmtpWire.decode(ask("UGFzc3dvcmQ6"));
    } else {
      wire.send("504 5.5.4 Unrecognized authentication type");
      return;
    }
    session.credentials(new Credentials(mechanism, user, password, session.tls()));
    changed.run();
    reply(Step.AUTH);
  }

  private String ask(String challenge) throws IOException {
    wire.send("334 " + challenge);
    String line = wire.readLine();
    if (line == null) {
      throw new EOFException("the client left within AUTH");
    }
    return line;
  }

  private void data() throws IOException {
    if (!reply(Step.DATA)) {
      return;
    }
    StringBuilder text = new StringBuilder();
    for (String line = wire.readLine(); !".".equals(line); line = wire.readLine()) {
      if (line == null) {
        throw new EOFException("the client left within DATA");
      }
      text.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
    }
    stallHere(Step.MESSAGE);
    String said = script.replies().getOrDefault(Step.MESSAGE, Step.MESSAGE.reply);
    if (!over && said.startsWith("2")) { // kept before the client hears of it
      session.mail(new ReceivedMail(sender, List.copyOf(recipients), text.toString(), session));
      changed.run();
    }
    reply(Step.MESSAGE);
  }

  /** Says what the script has for the step; true if the session may go on to what follows. */
  private boolean reply(Step step) throws IOException {
    stallHere(step);
    if (over) {
      return false;
    }
    String text = script.replies().getOrDefault(step, step.reply);
    wire.send(text);
    over = text.startsWith("421");
    return text.startsWith("2") || text.startsWith("3");
  }

  /** Silent until the client gives up. */
  private void stallHere(Step step) throws IOException {
    if (script.stall() == step) {
      wire.drain();
      over = true;
    }
  }

  private static String path(String line) {
    int from = line.indexOf('<');
    int to = line.indexOf('>', from + 1);
    return from >= 0 && to > from ? line.substring(from + 1, to) : line;
  }
}
