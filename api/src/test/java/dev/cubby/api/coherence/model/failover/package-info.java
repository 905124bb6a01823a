/**
 * A model of reads and writes while the database fails over, explored exhaustively: servers that
 * are primary one after the other, of which the deposed ones go on serving; commits that wait for
 * the synchronous standby, and become visible without it; the cache before them. {@link
 * dev.cubby.api.coherence.model.failover.Rule} lists what the protocol insists on. The rules of the
 * cache itself are those of {@link dev.cubby.api.coherence.model}, and are kept here.
 *
 * <p>A server is not a machine but a machine's time as primary. A machine that is deposed, comes
 * back as a standby and is promoted again is a new server. Each server has one standby, which
 * stands for all that may be promoted in its place. The model may do more than the product, never
 * less: any process may reach any server at any time.
 */
@NullMarked
package dev.cubby.api.coherence.model.failover;

import org.jspecify.annotations.NullMarked;
