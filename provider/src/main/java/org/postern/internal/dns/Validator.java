// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.dns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.ExtendedErrorCodeOption;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Header;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.Section;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.dnssec.ValidatingResolver;

/**
 * Verifies the messages of one {@link Fetcher} with dnsjava's validator. The validator sees cleaned
 * messages only, and a failed question as SERVFAIL. Its word that something is secure counts if
 * {@link Denial} agrees; its word that something is insecure does not count at all (see {@link
 * Insecurity}).
 */
final class Validator {

  /** What signatures say about a message. */
  enum Outcome {
    /** All of it is signed, and all that it denies is proven. */
    SECURE,
    /** The same, but the proof takes more NSEC3 iterations than a zone may ask for. */
    EXPENSIVE,
    /** Not all of it is signed. Whether it should be is for others to say. */
    UNSIGNED,
    /** Signatures or proofs are there, but wrong. */
    BOGUS
  }

  /**
   * The outcome for a message.
   *
   * @param message the message, with the error code that its proof supports
   */
  record Result(Outcome outcome, CleanMessage message, String reason) {}

  private final Fetcher fetcher;
  private final ValidatingResolver validator;

  /**
   * Makes one.
   *
   * @param validator one that asks {@link Head}
   */
  Validator(Fetcher fetcher, ValidatingResolver validator) {
    this.fetcher = fetcher;
    this.validator = validator;
  }

  /**
   * Makes dnsjava's validator, which keeps verified keys and may be shared. Limits that can be set
   * by system properties are set here, except that algorithms may be switched off.
   */
  static ValidatingResolver sharable(TrustAnchors anchors, Clock clock) {
    ValidatingResolver validator = new ValidatingResolver(new Head(), clock);
    Properties limits = new Properties();
    limits.setProperty(
        "dnsjava.dnssec.nsec3.iterations.1", Integer.toString(Nsec3Proof.MAX_ITERATIONS));
    // verified keys are not used long past the end of their signatures
    limits.setProperty("dnsjava.dnssec.keycache.max_ttl", "60");
    limits.setProperty("dnsjava.dnssec.keycache.max_size", "250");
    try {
      validator.init(limits);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // nothing is read
    }
    validator.getTrustAnchors().clear();
    validator.getTrustAnchors().store(anchors.toRrset());
    return validator;
  }

  Executor executor() {
    return fetcher;
  }

  /** The first question that got no usable answer; null if all went well. */
  @Nullable LookupException failure() {
    return fetcher.failure();
  }

  /** Fetches and verifies; the future fails with a {@link LookupException} without an answer. */
  CompletableFuture<Result> validate(Question question) {
    return fetcher.fetch(question).thenCompose(this::verify);
  }

  private CompletableFuture<Result> verify(CleanMessage message) {
    if (!message.isSigned()) {
      return ExecutorFuture.completed(
          new Result(Outcome.UNSIGNED, message, "no signatures"), fetcher);
    }
    Message query = Message.newQuery(message.question().toRecord());
    return ExecutorFuture.completed(query, fetcher)
        .thenCompose(question -> validator.sendAsync(question, fetcher))
        .handleAsync(
            (reply, error) ->
                reply == null
                    ? new Result(Outcome.BOGUS, message, "unverifiable: " + error)
                    : judge(message, reply),
            fetcher); // the validator may have gone on in the common pool
  }

  private static Result judge(CleanMessage message, Message reply) {
    int rcode = reply.getRcode();
    if (rcode != Rcode.NOERROR && rcode != Rcode.NXDOMAIN) {
      return new Result(Outcome.BOGUS, message, reason(reply));
    }
    if (!reply.getHeader().getFlag(Flags.AD)) {
      return new Result(Outcome.UNSIGNED, message, reason(reply));
    }
    CleanMessage proven =
        new CleanMessage(
            message.question(),
            rcode,
            message.answer(),
            message.authority(),
            message.hops(),
            message.end());
    Denial denial = new Denial(proven);
    if (denial.ofWholeMessage() != Denial.Proof.FULL) {
      return new Result(
          Outcome.BOGUS, message, "the NSEC or NSEC3 records do not prove the denial");
    }
    return denial.isTooExpensive()
        ? new Result(
            Outcome.EXPENSIVE,
            proven,
            "more than " + Nsec3Proof.SECURE_ITERATIONS + " NSEC3 iterations (RFC 9276)")
        : new Result(Outcome.SECURE, proven, "validated");
  }

  private static String reason(Message reply) {
    @Nullable ExtendedErrorCodeOption ede = Replies.extendedError(reply);
    return ede == null ? "no reason given" : Replies.describe(ede);
  }

  /**
   * The validator's way to the network. It hands the executor of a validation through to here,
   * which is how a question finds the fetcher of that validation.
   */
  private static final class Head implements Resolver {

    @Override
    public CompletionStage<Message> sendAsync(Message query, Executor executor) {
      Question question = Question.of(query.getQuestion());
      return ((Fetcher) executor)
          .fetch(question)
          .handle((message, error) -> message == null ? servfail(question) : message.toMessage());
    }

    private static Message servfail(Question question) {
      Message message = new Message();
      Header header = message.getHeader();
      header.setFlag(Flags.QR);
      header.setRcode(Rcode.SERVFAIL);
      message.addRecord(question.toRecord(), Section.QUESTION);
      return message;
    }

    @Override
    public void setPort(int port) {}

    @Override
    public void setTCP(boolean flag) {}

    @Override
    public void setIgnoreTruncation(boolean flag) {}

    @Override
    public void setEDNS(int version, int payload, int flags, List<EDNSOption> options) {}

    @Override
    public void setTSIGKey(TSIG key) {}

    @Override
    public void setTimeout(Duration timeout) {}
  }
}
