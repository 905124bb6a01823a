/** What went wrong with a request, in words for the person at the page. */
export class Problem extends Error {
  /**
   * @param {number} status of HTTP; 0 where no answer came
   * @param {string} title short
   * @param {string} detail what it means and what to do
   * @param {?number} retryAt milliseconds since 1970 before which asking again is of no use
   */
  constructor(status, title, detail, retryAt = null) {
    super(title);
    this.status = status;
    this.title = title;
    this.detail = detail;
    this.retryAt = retryAt;
  }

  /** Whether the same request may succeed later. */
  get temporary() {
    return this.status === 0 || this.status === 408 || this.status === 429 || this.status >= 500;
  }

  /** @param {Response} response not ok; its body is read, RFC 9457 if the API made it */
  static async ofResponse(response) {
    const { title, detail } = await problemBody(response);
    return new Problem(
      response.status,
      title ?? `${response.status} ${response.statusText}`.trim(),
      detail ?? fallbackDetail(response.status),
      retryAt(response.headers.get('Retry-After')),
    );
  }

  /** @param {Error} error of fetch @param {boolean} writing whether the request could have changed something */
  static ofFailure(error, writing) {
    const late = error.name === 'TimeoutError';
    const unsure = writing
      ? ' It is not known whether the change was made; trying again is safe.'
      : '';
    return new Problem(
      0,
      late ? 'No answer in time' : 'Cubby cannot be reached',
      (late
        ? 'Cubby took too long to answer.'
        : 'The connection failed. Check your network, and that Cubby is running.') + unsure,
    );
  }
}

async function problemBody(response) {
  try {
    if (/[/+]json\b/.test(response.headers.get('Content-Type') ?? '')) {
      return await response.json();
    }
  } catch {
    // A broken body says no more than none; the status speaks for itself.
  }
  return {};
}

function fallbackDetail(status) {
  if (status === 429) {
    return 'Too many requests at once.';
  }
  if (status === 413) {
    return 'The value is larger than Cubby takes.';
  }
  return status >= 500
    ? 'Cubby has a fault or is overloaded; trying again may help.'
    : 'Cubby did not accept the request.';
}

/** @param {?string} header seconds or a date (RFC 9110, 10.2.3) */
function retryAt(header) {
  if (header === null) {
    return null;
  }
  const at = /^\d+$/.test(header) ? Date.now() + Number(header) * 1000 : Date.parse(header);
  return Number.isNaN(at) ? null : at;
}
