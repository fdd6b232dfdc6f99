package io.driftwarden.controller.packages;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.driftwarden.controller.digest.Digest;
import io.driftwarden.controller.repo.Credentials;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A web server on loopback that has what it is given, and remembers what it was asked. */
public final class WebSite implements AutoCloseable {
  public final List<String> asked = new CopyOnWriteArrayList<>();
  private final Map<String, Page> pages = new ConcurrentHashMap<>();
  private final HttpServer http;

  private record Page(int status, Map<String, String> headers, ByteBuffer body, String wanted) {
    static Page of(int status, Map<String, String> headers, byte[] body) {
      return new Page(status, headers, ByteBuffer.wrap(body), "");
    }
  }

  public WebSite() {
    try {
      http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    http.createContext("/", this::answer);
    http.start();
  }

  String authority() {
    return "127.0.0.1:" + http.getAddress().getPort();
  }

  public String url(String path) {
    return "http://" + authority() + path;
  }

  /** Returns this as a host that may be asked. */
  public Host host() {
    return new Host(authority(), "", Optional.empty(), true, true);
  }

  Host host(String user, String password) {
    return new Host(authority(), "", Optional.of(new Credentials(user, password)), true, true);
  }

  public WebSite put(String path, String text) {
    return put(path, text.getBytes(UTF_8));
  }

  public WebSite put(String path, byte[] body) {
    return put(path, 200, Map.of(), body);
  }

  WebSite put(String path, int status, Map<String, String> headers, byte[] body) {
    pages.put(path, Page.of(status, headers, body));
    return this;
  }

  WebSite redirect(String path, String location) {
    return put(path, 302, Map.of("Location", location), new byte[0]);
  }

  /** Lets only those see a page who show something; others are told what they need. */
  WebSite guard(String path, String authorization, String challenge) {
    Page page = Optional.ofNullable(pages.get(path)).orElseThrow();
    pages.put(path, new Page(page.status(), page.headers(), page.body(), authorization));
    pages.put("401 " + path, Page.of(401, Map.of("WWW-Authenticate", challenge), new byte[0]));
    return this;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().toString();
      String shown =
          Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")).orElse("");
      asked.add((path + " " + shown).strip());
      Page page = pages.getOrDefault(path, Page.of(404, Map.of(), new byte[0]));
      if (!page.wanted().isEmpty() && !page.wanted().equals(shown)) {
        page = pages.getOrDefault("401 " + path, page);
      }
      page.headers().forEach(exchange.getResponseHeaders()::set);
      byte[] body = page.body().array();
      exchange.sendResponseHeaders(page.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  static String sha256(byte[] bytes) {
    return Digest.of(bytes);
  }

  @Override
  public void close() {
    http.stop(0);
  }
}
