package dev.cubby.api.store.sql;

/**
 * What SQL says of the reign of the server that runs it; expressions over the table {@code state}.
 *
 * @param reign the nonce of the server's reign; null where it has none
 * @param time now, milliseconds since 1970: no earlier than it was for any server before
 * @param timeLimit which {@code time} does not pass
 * @param extension what an {@code UPDATE} of the row sets to move that limit on; empty where there
 *     is none
 */
public record ReignColumns(String reign, String time, String timeLimit, String extension) {

  /**
   * Of a database that is one server.
   *
   * @param now by its clock
   */
  public static ReignColumns ofOneServer(String now) {
    return new ReignColumns("0", now, Long.toString(Long.MAX_VALUE), "");
  }
}
