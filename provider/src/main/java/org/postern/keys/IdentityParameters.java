// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.keys;

import javax.net.ssl.ManagerFactoryParameters;

/**
 * Initialises a {@code KeyManagerFactory} of the provider {@code Postern}, {@code PKIX} or {@code
 * ServerIdentity}, with an identity, for programs that take key managers from factories only.
 *
 * @param identity what the factory's key manager shows
 */
public record IdentityParameters(ServerIdentity identity) implements ManagerFactoryParameters {}
