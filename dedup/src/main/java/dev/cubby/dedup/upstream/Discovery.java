package dev.cubby.dedup.upstream;

import io.vertx.core.net.HostAndPort;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks the API's replicas up by DNS, over and over: they come and go. The system's resolver is
 * asked, so hosts files and search domains count.
 */
public final class Discovery implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Discovery.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int CONNECT_MILLIS = 500;

  private final List<HostAndPort> upstream;
  private final Replicas replicas;
  private final Thread thread;
  private volatile boolean closed;
  private boolean failing;

  /** Begins to look; replicas are known soon after. */
  public Discovery(List<HostAndPort> upstream, Replicas replicas) {
    this.upstream = List.copyOf(upstream);
    this.replicas = replicas;
    thread = Thread.ofPlatform().name("discovery").daemon().start(this::run);
  }

  private void run() {
    while (!closed) {
      look();
      if (replicas.fault().isPresent()) {
        replicas.all().forEach(this::knock);
      }
      try {
        Thread.sleep(PAUSE);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void look() {
    var before = replicas.names();
    Map<SocketAddress, HostAndPort> found = new HashMap<>();
    boolean failed = false;
    for (HostAndPort name : upstream) {
      try {
        for (InetAddress address : InetAddress.getAllByName(name.host())) {
          // Without the name, which all of them have: by it they would be one.
          var bare = InetAddress.getByAddress(address.getAddress());
          var socket = new InetSocketAddress(bare, name.port());
          found.putIfAbsent(SocketAddress.inetSocketAddress(socket), name);
        }
      } catch (UnknownHostException e) {
        failed = true;
        if (!failing) {
          LOG.warn("{} cannot be found by DNS; will go on looking", name);
        }
      }
    }
    failing = failed;
    // No answer is no news: what was known may well be there still.
    if (!found.isEmpty() && !closed) {
      replicas.update(found);
    }
    var after = replicas.names();
    if (!after.equals(before)) {
      LOG.atInfo().addKeyValue("replicas", String.join(" ", after)).log("API replicas");
    }
  }

  /** Asks, before any request comes, whether the replica listens. */
  private void knock(Replica replica) {
    SocketAddress address = replica.address();
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(address.hostAddress(), address.port()), CONNECT_MILLIS);
      replicas.reached();
    } catch (IOException e) {
      LOG.debug("{} does not listen yet", replica, e);
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }
}
