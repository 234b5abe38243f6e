// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.lab.smtp;

/** A user name and password that a client gave away, and whether under TLS. */
public record Credentials(String mechanism, String user, String password, boolean tls) {}
