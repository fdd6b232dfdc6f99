package io.driftwarden.cli.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A certificate for the loopback address that vouches for itself. Clients of Kubernetes send a
 * token only to a server that they can tell from others, so the sandbox needs one.
 */
record Certificate(KeyStore keys, String password) {
  private static final String NAME = "sandbox";

  /**
   * Makes a new one by the JDK's {@code keytool}, since no API of the JDK does.
   *
   * @param folder private to this user
   * @throws SandboxException if that fails
   */
  static Certificate make(Path folder, String password) {
    Path file = folder.resolve("keys.p12");
    try {
      run(file, password);
      KeyStore keys = KeyStore.getInstance("PKCS12");
      try (InputStream stream = Files.newInputStream(file)) {
        keys.load(stream, password.toCharArray());
      }
      Files.delete(file);
      return new Certificate(keys, password);
    } catch (IOException | GeneralSecurityException e) {
      throw new SandboxException("no certificate could be made for the sandbox cluster", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SandboxException("interrupted while making a certificate", e);
    }
  }

  private static void run(Path file, String password) throws IOException, InterruptedException {
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                keytool,
                "-genkeypair",
                "-alias",
                NAME,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=driftwarden sandbox",
                "-ext",
                "san=ip:127.0.0.1",
                "-validity",
                "30",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass:env",
                "STORE_PASSWORD"));
    builder.environment().put("STORE_PASSWORD", password);
    builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    int code = builder.start().waitFor();
    if (code != 0) {
      throw new IOException("keytool ended with " + code);
    }
  }

  SSLContext context() throws GeneralSecurityException {
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(keys, password.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(factory.getKeyManagers(), null, null);
    return context;
  }

  /** Returns it in PEM. */
  String pem() throws GeneralSecurityException {
    byte[] line = {'\n'};
    String text =
        Base64.getMimeEncoder(64, line).encodeToString(keys.getCertificate(NAME).getEncoded());
    return "-----BEGIN CERTIFICATE-----\n" + text + "\n-----END CERTIFICATE-----\n";
  }
}
