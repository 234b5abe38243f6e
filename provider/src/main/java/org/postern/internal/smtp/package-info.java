// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors

/** The rules behind the delivery plan, one to a class. */
@NullMarked
package org.postern.internal.smtp;

import org.jspecify.annotations.NullMarked;
