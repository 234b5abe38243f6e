// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.dns;

import org.xbill.DNS.Name;

/** An alias in a message: a CNAME, or what a DNAME makes of a name. */
record Hop(Name owner, Name target) {}
