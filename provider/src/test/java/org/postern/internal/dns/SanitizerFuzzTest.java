// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.dns;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Timeout;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

/** Any octets, taken for a reply. */
class SanitizerFuzzTest {
  private static final int[] TYPES = {Type.MX, Type.A, Type.TLSA, Type.DS, Type.DNSKEY, Type.CNAME};

  @FuzzTest(maxDuration = "20s")
  @Timeout(60)
  void anyReply_isCleanedOrRefused(byte[] octets) {
    if (octets.length == 0) {
      return;
    }
    Message message;
    try {
      message = new Message(Arrays.copyOfRange(octets, 1, octets.length));
    } catch (IOException | RuntimeException e) {
      return; // the transport treats both as no message
    }
    Name name = message.getQuestion() == null ? Name.root : message.getQuestion().getName();
    Question question = new Question(name, TYPES[(octets[0] & 0xFF) % TYPES.length]);
    try {
      CleanMessage clean = Sanitizer.clean(message, question);
      new Denial(clean).ofWholeMessage();
      clean.toMessage().toWire();
    } catch (MalformedAnswerException e) {
      return; // refused, as it should be
    }
  }
}
