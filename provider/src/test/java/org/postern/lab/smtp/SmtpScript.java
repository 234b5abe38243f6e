// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.lab.smtp;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * How a scripted server behaves; each method gives a changed copy. Immutable.
 *
 * @param tls server context, null for a server without TLS
 * @param implicitTls TLS from the first octet, as on port 465
 * @param stall where the server falls silent for good, null for nowhere
 * @param replies what is said instead of the usual reply, without line end
 * @param keywords further EHLO keywords, such as {@code "AUTH PLAIN LOGIN"}
 * @param protocols enabled TLS protocols, empty for the context's default
 * @param maxConnections further connections at a time are answered 421
 */
public record SmtpScript(
    @Nullable SSLContext tls,
    boolean implicitTls,
    StartTls startTls,
    @Nullable Step stall,
    Map<Step, String> replies,
    List<String> keywords,
    List<String> protocols,
    int maxConnections) {

  public SmtpScript {
    replies = Map.copyOf(replies);
    keywords = List.copyOf(keywords);
    protocols = List.copyOf(protocols);
  }

  /** A server that takes all mail, in clear. */
  public static SmtpScript plain() {
    return new SmtpScript(
        null,
        false,
        StartTls.NOT_OFFERED,
        null,
        Map.of(),
        List.of("8BITMIME", "SIZE 10240000"),
        List.of(),
        Integer.MAX_VALUE);
  }

  /** A server that takes all mail and offers STARTTLS. */
  public static SmtpScript startTls(SSLContext tls) {
    return plain().tls(tls).startTls(StartTls.OFFERED);
  }

  /** A server that speaks TLS from the start. */
  public static SmtpScript implicitTls(SSLContext tls) {
    return new SmtpScript(
        tls, true, StartTls.NOT_OFFERED, null, Map.of(), List.of(), List.of(), Integer.MAX_VALUE);
  }

  public SmtpScript tls(SSLContext context) {
    return new SmtpScript(
        context, implicitTls, startTls, stall, replies, keywords, protocols, maxConnections);
  }

  public SmtpScript startTls(StartTls conduct) {
    return new SmtpScript(
        tls, implicitTls, conduct, stall, replies, keywords, protocols, maxConnections);
  }

  public SmtpScript stallAt(Step step) {
    return new SmtpScript(
        tls, implicitTls, startTls, step, replies, keywords, protocols, maxConnections);
  }

  /** Replies so, as in {@code "451 4.3.0 Try again later"}; {@code 421} also closes. */
  public SmtpScript reply(Step step, String text) {
    Map<Step, String> changed = new TreeMap<>(replies);
    changed.put(step, text);
    return new SmtpScript(
        tls, implicitTls, startTls, stall, changed, keywords, protocols, maxConnections);
  }

  /** Advertises these EHLO keywords and no others but STARTTLS. */
  public SmtpScript keywords(String... ehloKeywords) {
    return new SmtpScript(
        tls,
        implicitTls,
        startTls,
        stall,
        replies,
        List.of(ehloKeywords),
        protocols,
        maxConnections);
  }

  /** Advertises AUTH PLAIN LOGIN, in clear too, and takes every password. */
  public SmtpScript auth() {
    return keywords("8BITMIME", "AUTH PLAIN LOGIN");
  }

  public SmtpScript protocols(String... enabled) {
    return new SmtpScript(
        tls, implicitTls, startTls, stall, replies, keywords, List.of(enabled), maxConnections);
  }

  public SmtpScript maxConnections(int atATime) {
    return new SmtpScript(tls, implicitTls, startTls, stall, replies, keywords, protocols, atATime);
  }
}
