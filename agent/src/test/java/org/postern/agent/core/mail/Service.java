// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.core.mail;

/** As {@code jakarta.mail.Service}. */
public class Service {}
