// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
/** Our engine as a server, looked at by testssl.sh. */
@NullMarked
package org.postern.interop.tls.testssl;

import org.jspecify.annotations.NullMarked;
