// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.bridge;

import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * What an SMTP transport of the Jakarta Mail family is about to do.
 *
 * @param transport the transport itself
 * @param prefix what its properties begin with, {@code mail.smtp} or {@code mail.smtps}
 * @param host the host as the program gave it, or null
 * @param port the port as the program gave it, or -1
 * @param defaultPort the port where nothing names one
 * @param implicitTls whether it begins with TLS
 * @param startTls whether the program asked for STARTTLS
 * @param requireStartTls whether the program insists on STARTTLS
 * @param ownSocket whether the program brought a connected socket
 * @param properties the session's properties
 */
public record SmtpAttempt(
    Object transport,
    String prefix,
    @Nullable String host,
    int port,
    int defaultPort,
    boolean implicitTls,
    boolean startTls,
    boolean requireStartTls,
    boolean ownSocket,
    Properties properties) {}
