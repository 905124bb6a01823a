import { clock } from '/api/clock.js';
import { Problem } from '/api/problem.js';

const TIMEOUT_MS = 20_000;

/** Requests to one origin. Each rejects with a {@link Problem}, or with an AbortError where its signal said so. */
export class Transport {
  /** @param {Promise<string>|string} base origin (and path) of the API; empty for this page's own */
  constructor(base) {
    this.base = base;
  }

  /** @returns {Promise<{headers: Headers, body: any}>} body parsed */
  json(path, request = {}) {
    return this.#send(path, request, (response) => response.json());
  }

  /** @returns {Promise<{headers: Headers, body: Uint8Array}>} */
  bytes(path, request = {}) {
    return this.#send(path, request, async (response) => new Uint8Array(await response.arrayBuffer()));
  }

  async #send(path, { signal, ...request }, readBody) {
    const timeout = AbortSignal.timeout(TIMEOUT_MS);
    const url = (await this.base) + path;
    const asked = Date.now();
    try {
      const response = await fetch(url, {
        cache: request.method ? 'no-store' : 'no-cache',
        credentials: 'omit',
        ...request,
        signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      });
      clock.learn(response.headers.get('Date'), asked);
      if (!response.ok) {
        throw await Problem.ofResponse(response);
      }
      return { headers: response.headers, body: await readBody(response) };
    } catch (error) {
      signal?.throwIfAborted();
      throw error instanceof Problem ? error : Problem.ofFailure(error, request.method !== undefined);
    }
  }
}
