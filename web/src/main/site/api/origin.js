/**
 * Where the API is, by a file beside the page, so that the same page serves any deployment.
 *
 * @param {string} url of `{"api": "<origin>"}`; an empty origin is the page's own
 * @returns {() => Promise<string>} reads the file once; a failure is not remembered
 */
export function configuredOrigin(url) {
  let known;
  return () => {
    known ??= read(url).catch((error) => {
      known = undefined;
      throw error;
    });
    return known;
  };
}

async function read(url) {
  const response = await fetch(url, { cache: 'no-cache' });
  return (await response.json()).api ?? '';
}
