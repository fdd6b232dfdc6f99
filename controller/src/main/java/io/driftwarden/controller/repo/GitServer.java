package io.driftwarden.controller.repo;

import io.driftwarden.controller.repo.RepositoryException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.jgit.errors.UnpackException;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.ReceivePack;
import org.eclipse.jgit.transport.RefAdvertiser.PacketLineOutRefAdvertiser;
import org.eclipse.jgit.transport.UploadPack;
import org.eclipse.jgit.transport.UploadPackInternalServerErrorException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The built-in git server, without the HTTP around it: repositories in a folder, {@code NAME.git}
 * each. A push to {@code refs/for/BRANCH} proposes a change, which the gate judges while the push
 * waits; a change is merged by pushing its newest commit to the branch once it passed.
 */
public final class GitServer implements AutoCloseable {
  /** The one branch that is guarded, of every repository. */
  public static final String BRANCH = Bare.DEFAULT_BRANCH;

  private static final Logger LOG = LoggerFactory.getLogger(GitServer.class);
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,62}");
  private static final String SUFFIX = ".git";

  private final Path folder;
  private final PushGate gate;
  private final Consumer<PushEvent> events;
  private final Map<String, Hosted> repositories = new ConcurrentHashMap<>();

  /**
   * Opens the repositories in a folder, which is made where it is missing.
   *
   * @param events is told what each push did; it must return at once
   */
  public GitServer(Path folder, PushGate gate, Consumer<PushEvent> events) {
    this.folder = folder;
    this.gate = gate;
    this.events = events;
    names(folder).forEach(this::open);
  }

  private static List<String> names(Path folder) {
    try (Stream<Path> children = Files.list(Files.createDirectories(folder))) {
      return children
          .map(child -> String.valueOf(child.getFileName()))
          .filter(child -> child.endsWith(SUFFIX))
          .map(child -> child.substring(0, child.length() - SUFFIX.length()))
          .filter(name -> NAME.matcher(name).matches())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Makes an empty repository, or leaves one that is there.
   *
   * @throws IllegalArgumentException if the name has other than small letters, digits, - and _
   */
  public void create(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "A repository's name has small letters, digits, - and _ only: " + name);
    }
    open(name);
  }

  private void open(String name) {
    repositories.computeIfAbsent(name, missing -> Hosted.of(missing, Bare.open(path(missing))));
  }

  public boolean has(String name) {
    return repositories.containsKey(name);
  }

  /** Returns where a repository is kept, from which a {@link Mirror} can be fetched. */
  public Path path(String name) {
    return folder.resolve(name + SUFFIX);
  }

  public Revisions revisions(String name) {
    return hosted(name).revisions();
  }

  public Changes changes(String name) {
    return hosted(name).changes();
  }

  public Notes notes(String name) {
    return hosted(name).notes();
  }

  /** Writes what a client asks for first: the refs, or with protocol 2 what the server can do. */
  public void advertise(GitRequest request, OutputStream out) throws IOException {
    var lines = new PacketLineOut(out);
    var advertiser = new PacketLineOutRefAdvertiser(lines);
    switch (request.service()) {
      case UPLOAD_PACK ->
          uploadPack(request).sendAdvertisedRefs(advertiser, request.service().title());
      case RECEIVE_PACK -> {
        lines.writeString("# service=" + request.service().title() + "\n");
        lines.end();
        receivePack(request).sendAdvertisedRefs(advertiser);
      }
    }
  }

  /** Reads the body of a client's request and writes the answer to it. */
  public void answer(GitRequest request, InputStream in, OutputStream out) throws IOException {
    try {
      switch (request.service()) {
        case UPLOAD_PACK -> uploadPack(request).upload(in, out, null);
        case RECEIVE_PACK -> receivePack(request).receive(in, out, null);
      }
    } catch (UnpackException | UploadPackInternalServerErrorException e) {
      // JGit throws these once it has told the client, so that the answer is whole.
      LOG.warn(
          "refused a git client of {}: {}", request.repository(), String.valueOf(e.getCause()));
    }
  }

  private UploadPack uploadPack(GitRequest request) {
    var pack = new UploadPack(hosted(request.repository()).repository());
    pack.setBiDirectionalPipe(false);
    pack.setRefFilter(GitServer::visible);
    request.protocol().ifPresent(protocol -> pack.setExtraParameters(Set.of(protocol)));
    return pack;
  }

  private ReceivePack receivePack(GitRequest request) {
    Hosted hosted = hosted(request.repository());
    var pack = new ReceivePack(hosted.repository());
    pack.setBiDirectionalPipe(false);
    pack.setRefFilter(GitServer::visible);
    pack.setCheckReceivedObjects(true);
    pack.setAllowPushOptions(true);
    pack.setMaxObjectSizeLimit(request.limit());
    pack.setPreReceiveHook(new Receiving(hosted, gate, events));
    return pack;
  }

  private static Map<String, Ref> visible(Map<String, Ref> refs) {
    var visible = new TreeMap<>(refs);
    visible.keySet().removeIf(name -> name.startsWith(Notes.REFS));
    return visible;
  }

  private Hosted hosted(String name) {
    Hosted hosted = repositories.get(name);
    if (hosted == null) {
      throw new RepositoryException(
          Reason.NOT_FOUND, "This server has no repository %s.".formatted(name));
    }
    return hosted;
  }

  @Override
  public void close() {
    repositories.values().forEach(hosted -> hosted.repository().close());
  }
}
