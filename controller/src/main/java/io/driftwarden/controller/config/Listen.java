package io.driftwarden.controller.config;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * Where the HTTP port is.
 *
 * @param host an address or name of this machine
 * @param port 0 takes a free one
 */
public record Listen(String host, int port) {
  public static final Listen DEFAULT = new Listen("127.0.0.1", 8080);

  public InetSocketAddress address() {
    return new InetSocketAddress(host, port);
  }

  /** Reports whether only this machine reaches the port. */
  boolean isLocal() {
    InetAddress address = address().getAddress();
    return address != null && address.isLoopbackAddress();
  }
}
