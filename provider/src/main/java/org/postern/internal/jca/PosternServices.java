// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.jca;

import java.security.Provider;
import java.security.Provider.Service;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.postern.internal.jsse.ContextSettings;
import org.postern.internal.jsse.ContextSpi;
import org.postern.internal.jsse.DefaultContextSpi;
import org.postern.internal.policy.Protocol;
import org.postern.keys.ServerIdentity;

/** What the provider serves. */
public final class PosternServices {

  private static final Map<String, String> ED_KEYS =
      Map.of(
          "SupportedKeyClasses", "java.security.interfaces.EdECKey", "ImplementedIn", "Software");

  private PosternServices() {}

  /**
   * Returns all services.
   *
   * @param settings of the contexts; asked for each context, not before
   * @param identity the server identity that is configured, or null if none is; asked when a
   *     factory for it is initialised, not before
   */
  public static List<Service> of(
      Provider provider,
      Supplier<ContextSettings> settings,
      Supplier<@Nullable ServerIdentity> identity) {
    List<Service> services = new ArrayList<>();
    services.add(service(provider, "SSLContext", "TLS", () -> new ContextSpi(settings.get())));
    for (Protocol protocol : Protocol.values()) {
      services.add(
          service(
              provider,
              "SSLContext",
              protocol.jsseName(),
              () -> new ContextSpi(upTo(protocol, settings.get()))));
    }
    services.add(
        service(provider, "SSLContext", "Default", () -> new DefaultContextSpi(settings.get())));
    services.add(
        service(
            provider,
            "TrustManagerFactory",
            "PKIX",
            () -> new PkixTrustManagerFactorySpi(settings.get().status()),
            "X.509",
            "X509"));
    services.add(service(provider, "TrustManagerFactory", "DANE", DaneTrustManagerFactorySpi::new));
    services.add(
        service(
            provider, "KeyManagerFactory", "PKIX", PkixKeyManagerFactorySpi::new, "X.509", "X509"));
    services.add(
        service(
            provider,
            "KeyManagerFactory",
            IdentityKeyManagerFactorySpi.ALGORITHM,
            () -> new IdentityKeyManagerFactorySpi(identity)));
    services.add(service(provider, "KeyStore", "PEM", PemKeyStoreSpi::new));
    for (EdCurve curve : EdCurve.values()) {
      String[] oids = {curve.oid(), "OID." + curve.oid()};
      String name = curve.algorithm();
      services.add(keyed(provider, "Signature", name, () -> new EdSignatureSpi(curve), oids));
      services.add(
          service(
              provider, "KeyPairGenerator", name, () -> new EdKeyPairGeneratorSpi(curve), oids));
      services.add(service(provider, "KeyFactory", name, () -> new EdKeyFactorySpi(name), oids));
    }
    services.add(keyed(provider, "Signature", "EdDSA", () -> new EdSignatureSpi(null)));
    services.add(
        service(provider, "KeyPairGenerator", "EdDSA", () -> new EdKeyPairGeneratorSpi(null)));
    services.add(service(provider, "KeyFactory", "EdDSA", () -> new EdKeyFactorySpi("EdDSA")));
    return services;
  }

  /** As with the JDK, a context "TLSv1.2" leaves its clients without TLS 1.3. */
  private static ContextSettings upTo(Protocol newest, ContextSettings settings) {
    return settings.withClientProtocols(
        settings.clientProtocols().stream()
            .filter(protocol -> protocol.code() <= newest.code())
            .toList());
  }

  private static Service service(
      Provider provider, String type, String algorithm, Constructor maker, String... aliases) {
    return new Made(provider, type, algorithm, List.of(aliases), Map.of(), maker);
  }

  private static Service keyed(
      Provider provider, String type, String algorithm, Constructor maker, String... aliases) {
    return new Made(provider, type, algorithm, Arrays.asList(aliases), ED_KEYS, maker);
  }
}
