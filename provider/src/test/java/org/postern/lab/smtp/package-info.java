// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors

/** SMTP servers on loopback that behave, and misbehave, as they are told. */
@NullMarked
package org.postern.lab.smtp;

import org.jspecify.annotations.NullMarked;
