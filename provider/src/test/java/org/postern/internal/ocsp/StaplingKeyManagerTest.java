// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.ocsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.postern.internal.crypto.NamedKeys;
import org.postern.internal.crypto.RawKeys;
import org.postern.lab.pki.LabCertificate;
import org.postern.ocsp.StapleStatus;
import org.postern.ocsp.Stapled;

/** Keys that staple remain the keys that they were; and handshakes cause no requests. */
class StaplingKeyManagerTest {
  private static final byte[] RESPONSE = {1};
  private static final List<X509Certificate[]> CHAINS =
      List.of(chain(Responders.LEAF), chain(Responders.SIBLING), chain(Responders.DELEGATE));

  private final List<X509Certificate> tracked = new ArrayList<>();
  private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - 1000);

  private static X509Certificate[] chain(LabCertificate certificate) {
    return new X509Certificate[] {StapleLab.x509(certificate), StapleLab.x509(Responders.CA)};
  }

  private record Fixed(boolean isServable) implements Stapled {
    @Override
    public List<byte[]> responses() {
      return List.of(RESPONSE);
    }

    @Override
    public List<StapleStatus> status() {
      return List.of();
    }
  }

  private static class Keys extends X509ExtendedKeyManager implements RawKeys {
    private final Map<String, X509Certificate[]> chains = new LinkedHashMap<>();
    private @Nullable String chosen;

    @Override
    public boolean sendsRawKey(String alias) {
      return alias.equals("raw");
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
      return keyType.equals("EC") ? chains.keySet().toArray(String[]::new) : null;
    }

    @Override
    public @Nullable String chooseServerAlias(
        String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
      return chosen;
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
      return chains.get(alias);
    }

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
      return null;
    }

    @Override
    public @Nullable String chooseClientAlias(
        String[] keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
      return null;
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
      return null;
    }
  }

  /** Names no key where a name is asked for, as no certificate bears it. */
  private static final class ByName extends Keys implements NamedKeys {
    @Override
    public X509ExtendedKeyManager ofAnyName() {
      Keys any = new Keys();
      any.chains.putAll(((Keys) this).chains);
      any.chosen = "leaf";
      return any;
    }
  }

  private StaplingKeyManager stapling(Keys keys, boolean servable) {
    keys.chains.put("leaf", CHAINS.get(0));
    return StaplingKeyManager.of(keys, chain -> new Fixed(servable), Runnable::run, true);
  }

  /** Requirement A44: a server does not insist on SNI, also when it staples. */
  @Test
  void keysByName_stillServeAnyName() {
    StaplingKeyManager stapling = stapling(new ByName(), true);
    assertThat(stapling.chooseServerAlias("EC", null, null)).isNull();
    assertThat(stapling).isInstanceOf(NamedKeys.class);
    X509ExtendedKeyManager any = ((NamedKeys) stapling).ofAnyName();
    assertThat(any.chooseServerAlias("EC", null, null)).isEqualTo("leaf");
    assertThat(((StaplingKeys) any).staples("leaf")).containsExactly(RESPONSE);
    assertThat(stapling(new Keys(), true)).isNotInstanceOf(NamedKeys.class);
  }

  @Test
  void aKeyThatIsRefused_isRefusedByAnyNameToo() {
    StaplingKeyManager stapling = stapling(new ByName(), false);
    X509ExtendedKeyManager any = ((NamedKeys) stapling).ofAnyName();
    assertThat(any.chooseServerAlias("EC", null, null)).isNull();
  }

  @Test
  void rawKeys_areStillShown() {
    StaplingKeyManager stapling = stapling(new Keys(), true);
    assertThat(stapling.sendsRawKey("raw")).isTrue();
    assertThat(stapling.sendsRawKey("leaf")).isFalse();
  }

  private KnownChains chains(int most, Executor executor) {
    Function<List<X509Certificate>, Stapled> store =
        chain -> {
          tracked.add(chain.get(0));
          return new Fixed(true);
        };
    return new KnownChains(store, executor, most, nanoTime::get);
  }

  @Test
  void moreChainsThanAreRemembered_areTrackedOnce_howeverOftenTheyAreShown() {
    KnownChains known = chains(2, Runnable::run);
    for (int round = 0; round < 100; round++) {
      for (X509Certificate[] chain : CHAINS) {
        known.find(chain);
        nanoTime.addAndGet(1_000_000);
      }
    }
    assertThat(tracked).containsExactly(CHAINS.get(0)[0], CHAINS.get(1)[0]);
    assertThat(known.find(CHAINS.get(0))).isNotNull();
    assertThat(known.find(CHAINS.get(2))).isNull();
  }

  @Test
  void aChainThatIsShownNoMore_givesWay() {
    KnownChains known = chains(2, Runnable::run);
    CHAINS.forEach(known::find);
    nanoTime.addAndGet(Duration.ofMinutes(59).toNanos());
    known.find(CHAINS.get(0));
    known.find(CHAINS.get(2));
    assertThat(tracked).hasSize(2);
    nanoTime.addAndGet(Duration.ofMinutes(2).toNanos());
    known.find(CHAINS.get(2));
    assertThat(tracked).hasSize(3);
    assertThat(known.find(CHAINS.get(2))).isNotNull();
    assertThat(known.find(CHAINS.get(0))).isNotNull();
    known.find(CHAINS.get(1));
    assertThat(tracked).hasSize(3);
  }

  @Test
  void aThreadThatCannotStart_endsNoHandshake_andIsTriedAgain() {
    boolean[] shortage = {true};
    KnownChains known =
        chains(
            2,
            work -> {
              if (shortage[0]) {
                throw new OutOfMemoryError("unable to create native thread");
              }
              work.run();
            });
    assertThat(known.find(CHAINS.get(0))).isNull();
    shortage[0] = false;
    assertThat(known.find(CHAINS.get(0))).isNull();
    assertThat(tracked).isEmpty();
    nanoTime.addAndGet(Duration.ofMinutes(2).toNanos());
    known.find(CHAINS.get(0));
    assertThat(known.find(CHAINS.get(0))).isNotNull();
  }
}
