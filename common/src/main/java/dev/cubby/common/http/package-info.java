/**
 * HTTP as every service of ours speaks it: how a request's fields are read (RFC 9110), and the one
 * place that writes answers.
 *
 * <ul>
 *   <li>{@link dev.cubby.common.http.RequestGate} looks at each request before any handler does.
 *   <li>{@link dev.cubby.common.http.IncomingRequest} is a request on its way to an answer.
 *   <li>{@link dev.cubby.common.http.AnswerWriter} writes every answer; a field that all answers
 *       carry is one line there.
 *   <li>{@link dev.cubby.common.http.Representation} answers reads of bytes that are in memory:
 *       preconditions, then ranges.
 * </ul>
 */
@NullMarked
package dev.cubby.common.http;

import org.jspecify.annotations.NullMarked;
