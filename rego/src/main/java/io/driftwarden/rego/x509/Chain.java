package io.driftwarden.rego.x509;

import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.ArrayDeque;
import java.util.Date;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds and verifies the way from the last of some certificates to the first, which is trusted. */
final class Chain {
  private static final String NAME_CONSTRAINTS = "2.5.29.30";
  private static final int MOST_SIGNATURES = 100;

  /** Algorithms whose signatures can be forged: by MD2, MD5 and SHA-1. */
  private static final Set<Integer> BROKEN = Set.of(1, 2, 3, 7, 9);

  private final Certificate root;
  private final List<Certificate> intermediates;
  private final VerifyOptions options;
  private final Deque<Certificate> path = new ArrayDeque<>();
  private int signatures;

  private Chain(List<Certificate> certificates, VerifyOptions options) {
    this.root = certificates.getFirst();
    this.intermediates = certificates.subList(1, certificates.size() - 1);
    this.options = options;
  }

  /** Returns the way, from the last certificate to the first, if there is one. */
  static Optional<List<Certificate>> find(List<Certificate> certificates, VerifyOptions options) {
    if (certificates.size() < 2 || !options.allowsHost(certificates.getLast())) {
      return Optional.empty();
    }
    Chain chain = new Chain(certificates, options);
    return chain.extend(certificates.getLast())
        ? Optional.of(List.copyOf(chain.path))
        : Optional.empty();
  }

  private boolean extend(Certificate next) {
    path.addLast(next);
    if (next.checked().equals(root.checked()) ? isValid(List.of(next)) : reachesRoot(next)) {
      return true;
    }
    path.removeLast();
    return false;
  }

  private boolean reachesRoot(Certificate next) {
    if (isSignedBy(next, root)) {
      path.addLast(root);
      if (isValid(List.copyOf(path))) {
        return true;
      }
      path.removeLast();
    }
    return intermediates.stream()
        .anyMatch(each -> !path.contains(each) && isSignedBy(next, each) && extend(each));
  }

  private boolean isSignedBy(Certificate child, Certificate parent) {
    X509Certificate issuer = parent.checked();
    if (!child.checked().getIssuerX500Principal().equals(issuer.getSubjectX500Principal())
        || ++signatures > MOST_SIGNATURES
        || !parent.maySign()
        || BROKEN.contains(child.signatureAlgorithm())) {
      return false;
    }
    try {
      child.checked().verify(issuer.getPublicKey());
      return true;
    } catch (GeneralSecurityException _) {
      return false;
    }
  }

  private boolean isValid(List<Certificate> whole) {
    return whole.stream().allMatch(this::isCurrent) && isForPurpose(whole) && rulesHold(whole);
  }

  private boolean isCurrent(Certificate each) {
    return !each.extensions().hasUnhandled()
        && !options.time().isBefore(each.checked().getNotBefore().toInstant())
        && !options.time().isAfter(each.checked().getNotAfter().toInstant());
  }

  private boolean isForPurpose(List<Certificate> whole) {
    return options.purposes().contains(KeyUsages.ANY)
        || options.purposes().stream()
            .anyMatch(purpose -> whole.stream().allMatch(each -> each.extensions().isFor(purpose)));
  }

  /** Reports whether constraints of names, lengths and policies hold. */
  private boolean rulesHold(List<Certificate> whole) {
    int longest = root.checked().getBasicConstraints();
    if (whole.size() == 1 || (longest >= 0 && whole.size() - 2 > longest)) {
      return whole.size() == 1;
    }
    X509Certificate anchor = root.checked();
    try {
      PKIXParameters parameters =
          new PKIXParameters(
              Set.of(
                  new TrustAnchor(anchor.getSubjectX500Principal(), anchor.getPublicKey(), null)));
      parameters.setRevocationEnabled(false);
      parameters.setDate(Date.from(options.time()));
      CertPathValidator.getInstance("PKIX").validate(judged(whole), parameters);
      return true;
    } catch (GeneralSecurityException _) {
      return false;
    }
  }

  /** The JDK takes no constraints of names from what it trusts: they count as if of one below. */
  private CertPath judged(List<Certificate> whole) throws GeneralSecurityException {
    boolean withRoot = root.checked().getExtensionValue(NAME_CONSTRAINTS) != null;
    List<X509Certificate> path =
        whole.stream()
            .limit(withRoot ? whole.size() : whole.size() - 1L)
            .map(Certificate::checked)
            .toList();
    return CertificateFactory.getInstance("X.509").generateCertPath(path);
  }
}
