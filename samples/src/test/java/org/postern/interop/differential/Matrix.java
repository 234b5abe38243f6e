// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop.differential;

import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.postern.lab.pki.LabCertificate;
import org.postern.lab.pki.LabPki;
import org.postern.lab.pki.LabTls;
import org.postern.lab.smtp.SmtpScript;

/**
 * All combinations: every layout of a next hop with every state of its TLSA records and every
 * server, and every chain with every set of records. Their records go to {@link Zones}.
 */
final class Matrix {
  /** The states of TLSA records on which it depends what the server does. */
  private static final Set<TlsaState> TELLING =
      EnumSet.of(TlsaState.NONE, TlsaState.USABLE, TlsaState.UNUSABLE, TlsaState.MIXED);

  private final Addresses addresses;
  private final int lanes;
  private final Zones zones = new Zones();
  private final List<Combination> combinations = new ArrayList<>();

  /**
   * Makes the matrix.
   *
   * @param lanes how many combinations are judged at a time; two of one lane never are
   */
  Matrix(Addresses addresses, int lanes) throws GeneralSecurityException {
    this.addresses = addresses;
    this.lanes = lanes;
    zoneSide();
    chainSide();
    severalHosts();
  }

  Zones zones() {
    return zones;
  }

  List<Combination> combinations() {
    return List.copyOf(combinations);
  }

  private void zoneSide() throws GeneralSecurityException {
    LabPki pki = new LabPki();
    LabCertificate right = pki.selfSigned("unrelated.test");
    SmtpScript rightKey = SmtpScript.startTls(LabTls.server(right));
    SmtpScript wrongKey = SmtpScript.startTls(LabTls.server(pki.selfSigned("unrelated.test")));
    for (Layout.Side side : Layout.Side.values()) {
      for (TlsaState state : TlsaState.values()) {
        add(side, state, "right-key", layout -> right, rightKey);
        if (TELLING.contains(state)) {
          add(side, state, "wrong-key", layout -> right, wrongKey);
          add(side, state, "no-starttls", layout -> right, SmtpScript.plain());
        }
      }
      authority(side, "ta-base", Layout::base);
      authority(side, "ta-next-hop", Layout::domain);
      authority(side, "ta-expanded-next-hop", Layout::expanded);
      authority(side, "ta-other-name", layout -> "other.test");
    }
  }

  private void authority(Layout.Side side, String id, Function<Layout, String> name)
      throws GeneralSecurityException {
    LabPki pki = new LabPki();
    Layout layout = layout(side);
    LabCertificate leaf = pki.leaf(pki.root("Lab Root"), name.apply(layout));
    List<String> records = List.of(leaf.chain().get(1).tlsa(2, 1, 1));
    TlsaState.USABLE.publish(layout, records, zones);
    add(
        id(side, TlsaState.USABLE, id),
        layout,
        records,
        SmtpScript.startTls(LabTls.server(leaf.chain())));
  }

  private void add(
      Layout.Side side,
      TlsaState state,
      String server,
      Function<Layout, LabCertificate> pinned,
      SmtpScript script) {
    if (state.fits(side)) {
      Layout layout = layout(side);
      List<String> records = state.records(pinned.apply(layout));
      state.publish(layout, records, zones);
      add(id(side, state, server), layout, records, script);
    }
  }

  private void chainSide() throws GeneralSecurityException {
    for (Map.Entry<String, Function<Chain.Names, Chain>> shape : Chains.all().entrySet()) {
      Map<String, Function<Chain, List<String>>> sets =
          shape.getKey().equals(Chains.PLAIN) ? RecordSets.all() : RecordSets.forEveryChain();
      for (Map.Entry<String, Function<Chain, List<String>>> set : sets.entrySet()) {
        Layout layout = layout(Layout.Side.MX_SECURE);
        Chain chain = shape.getValue().apply(new Chain.Names(layout.base(), layout.domain()));
        List<String> records = set.getValue().apply(chain);
        TlsaState.USABLE.publish(layout, records, zones);
        add(
            "chain/" + shape.getKey() + "/" + set.getKey(),
            layout,
            records,
            SmtpScript.startTls(LabTls.server(chain.sent())));
      }
    }
  }

  /** The first host of two is no good, the second is. */
  private void severalHosts() throws GeneralSecurityException {
    LabPki pki = new LabPki();
    LabCertificate right = pki.selfSigned("unrelated.test");
    SmtpScript rightKey = SmtpScript.startTls(LabTls.server(right));
    SmtpScript wrongKey = SmtpScript.startTls(LabTls.server(pki.selfSigned("unrelated.test")));
    twoHosts("first-wrong-key", TlsaState.USABLE, right, wrongKey, rightKey);
    twoHosts("first-no-starttls", TlsaState.USABLE, right, SmtpScript.plain(), rightKey);
    twoHosts("first-tlsa-bogus", TlsaState.BOGUS, right, rightKey, rightKey);
    twoHosts("first-tlsa-servfail", TlsaState.SERVFAIL, right, rightKey, rightKey);
    twoHosts("both-wrong-key", TlsaState.USABLE, right, wrongKey, wrongKey);
  }

  private void twoHosts(
      String id, TlsaState first, LabCertificate pinned, SmtpScript one, SmtpScript two) {
    Layout layout = layout(Layout.Side.MX_SECURE);
    String second = addresses.server(lanes + lane());
    String host = "mx2." + layout.domain();
    zones.add(layout.domain(), "MX 20 " + host + ".");
    zones.add(host, "A " + second);
    zones.add("_25._tcp." + host, "TLSA " + pinned.tlsa(3, 1, 1));
    List<String> records = first.records(pinned);
    first.publish(layout, records, zones);
    combinations.add(
        new Combination(
            "hosts/" + id,
            layout.nextHop(),
            layout.base(),
            List.of(),
            List.of(
                new Combination.Server(addresses.server(lane()), 25, one),
                new Combination.Server(second, 25, two))));
  }

  private static String id(Layout.Side side, TlsaState state, String server) {
    return "zone/" + word(side) + "/" + word(state) + "/" + server;
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  private int lane() {
    return combinations.size() % lanes;
  }

  private Layout layout(Layout.Side side) {
    String label = "c" + combinations.size();
    return Layout.describe(side, label, addresses.server(lane()), zones);
  }

  private void add(String id, Layout layout, List<String> records, SmtpScript script) {
    Combination.Server server =
        new Combination.Server(addresses.server(lane()), layout.port(), script);
    combinations.add(
        new Combination(id, layout.nextHop(), layout.base(), records, List.of(server)));
  }
}
