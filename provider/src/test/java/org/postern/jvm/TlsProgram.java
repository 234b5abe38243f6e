// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.jvm;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.Provider;
import java.security.Security;
import java.security.Signature;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * A program that knows nothing of Postern. It says whose services it gets, and who speaks TLS with
 * whom. Arguments: a PKCS#12 file with a key, one with the certificates to trust, their password.
 */
public final class TlsProgram {

  private TlsProgram() {}

  /** Runs it. */
  public static void main(String[] arguments) throws Exception {
    char[] password = arguments[2].toCharArray();
    KeyStore keys = load(arguments[0], password);
    KeyStore roots = load(arguments[1], password);
    say("first", Security.getProviders()[0]);
    say("SSLContext.TLS", SSLContext.getInstance("TLS").getProvider());
    say("SSLContext.Default", SSLContext.getDefault().getProvider());
    say("KeyManagerFactory", keyManagers(null).getProvider());
    say("TrustManagerFactory", trustManagers(null).getProvider());
    say("KeyFactory.Ed25519", KeyFactory.getInstance("Ed25519").getProvider());
    say("KeyFactory.EC", KeyFactory.getInstance("EC").getProvider());
    say("Signature.Ed25519", Signature.getInstance("Ed25519").getProvider());
    String[] sides = {"Postern", "SunJSSE"};
    for (String server : sides) {
      for (String client : sides) {
        for (String protocol : new String[] {"TLSv1.2", "TLSv1.3"}) {
          say(
              client + " to " + server,
              connect(
                  context(client, keys, roots, password),
                  context(server, keys, roots, password),
                  protocol));
        }
      }
    }
  }

  private static SSLContext context(String provider, KeyStore keys, KeyStore roots, char[] password)
      throws Exception {
    SSLContext context = SSLContext.getInstance("TLS", provider);
    KeyManagerFactory own = keyManagers(provider);
    own.init(keys, password);
    TrustManagerFactory trust = trustManagers(provider);
    trust.init(roots);
    context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  private static KeyManagerFactory keyManagers(@Nullable String provider) throws Exception {
    String algorithm = KeyManagerFactory.getDefaultAlgorithm();
    return provider == null
        ? KeyManagerFactory.getInstance(algorithm)
        : KeyManagerFactory.getInstance(algorithm, provider);
  }

  private static TrustManagerFactory trustManagers(@Nullable String provider) throws Exception {
    String algorithm = TrustManagerFactory.getDefaultAlgorithm();
    return provider == null
        ? TrustManagerFactory.getInstance(algorithm)
        : TrustManagerFactory.getInstance(algorithm, provider);
  }

  private static String connect(SSLContext client, SSLContext server, String protocol)
      throws Exception {
    try (SSLServerSocket listener =
        (SSLServerSocket)
            server
                .getServerSocketFactory()
                .createServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      listener.setSoTimeout(20_000);
      CompletableFuture<Void> serving =
          CompletableFuture.runAsync(() -> {
            try (SSLSocket accepted = (SSLSocket) listener.accept()) {
              accepted.setSoTimeout(20_000);
              accepted.getOutputStream().write(accepted.getInputStream().read() + 1);
            } catch (IOException e) {
              throw new IllegalStateException(e);
            }
          });
      String result = talk(client, listener, protocol);
      // After the client's end: SunJSSE waits for close_notify before it closes.
      serving.join();
      return result;
    }
  }

  private static String talk(SSLContext client, SSLServerSocket listener, String protocol)
      throws IOException {
    try (SSLSocket socket =
        (SSLSocket)
            client
                .getSocketFactory()
                .createSocket(listener.getInetAddress(), listener.getLocalPort())) {
      socket.setSoTimeout(20_000);
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setProtocols(new String[] {protocol});
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(parameters);
      socket.getOutputStream().write(41);
      int answer = socket.getInputStream().read();
      SSLSession session = socket.getSession();
      return session.getProtocol()
          + " "
          + session.getPeerCertificates()[0].getPublicKey().getAlgorithm()
          + " "
          + answer;
    }
  }

  private static KeyStore load(String file, char[] password) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = new FileInputStream(file)) {
      store.load(in, password);
    }
    return store;
  }

  private static void say(String what, Provider provider) {
    say(what, provider.getName());
  }

  private static void say(String what, String result) {
    System.out.println(what + ": " + result);
  }
}
