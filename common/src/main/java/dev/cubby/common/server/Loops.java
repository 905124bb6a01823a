package dev.cubby.common.server;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;

/** Vert.x as our services use it. */
public final class Loops {

  /** An event loop a core; no files are unpacked, so a read-only root will do. */
  public static Vertx start() {
    return Vertx.vertx(
        new VertxOptions()
            .setEventLoopPoolSize(Runtime.getRuntime().availableProcessors())
            .setPreferNativeTransport(true)
            .setFileSystemOptions(
                new FileSystemOptions()
                    .setFileCachingEnabled(false)
                    .setClassPathResolvingEnabled(false)));
  }

  private Loops() {}
}
