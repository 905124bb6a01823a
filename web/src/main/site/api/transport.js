import { clock } from '/api/clock.js';
import { Problem } from '/api/problem.js';
import { session } from '/api/session.js';

const TIMEOUT_MS = 20_000;
const PAUSE_MS = 300;

/** Requests to the API. Each rejects with a {@link Problem}, or with an AbortError where its signal said so. */
export class Transport {
  /**
   * @param {() => Promise<string>} origin of the API; empty for this page's own
   * @param {(problem: Problem) => void} unauthorized is told of each answer 401
   */
  constructor(origin, unauthorized) {
    this.origin = origin;
    this.unauthorized = unauthorized;
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
    const reading = request.method === undefined;
    const attempt = () => this.#attempt(path, request, signal, readBody);
    try {
      return await (reading ? attempt().catch((error) => onceMore(error, attempt)) : attempt());
    } catch (error) {
      signal?.throwIfAborted();
      throw error instanceof Problem ? error : Problem.ofFailure(error, !reading);
    }
  }

  async #attempt(path, request, signal, readBody) {
    const timeout = AbortSignal.timeout(TIMEOUT_MS);
    const url = (await this.origin()) + path;
    const asked = Date.now();
    const response = await fetch(url, {
      cache: request.method ? 'no-store' : 'no-cache',
      credentials: 'omit',
      ...request,
      headers: { ...request.headers, ...authorization() },
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
    clock.learn(response.headers.get('Date'), asked);
    if (!response.ok) {
      const problem = await Problem.ofResponse(response);
      if (problem.status === 401) {
        this.unauthorized(problem);
      }
      throw problem;
    }
    return { headers: response.headers, body: await readBody(response) };
  }
}

function authorization() {
  return session.token === null ? {} : { Authorization: `Bearer ${session.token}` };
}

/** Browsers drop what is under way when the computer changes its network; a read is worth a second try. */
async function onceMore(error, attempt) {
  if (!(error instanceof TypeError)) {
    throw error;
  }
  await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  return attempt();
}
