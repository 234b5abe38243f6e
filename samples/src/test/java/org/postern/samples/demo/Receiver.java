// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.samples.demo;

import java.util.List;
import org.postern.lab.smtp.SmtpScript;

/**
 * A host that takes mail.
 *
 * @param name its full name, without a trailing dot
 * @param script how its server behaves
 * @param tlsa what its zone says about its key: TLSA data in presentation form
 */
record Receiver(String name, SmtpScript script, List<String> tlsa) {}
