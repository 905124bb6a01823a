/**
 * Edits that are not stored yet, by key: a user who looks at another key meanwhile finds them again.
 *
 * @type {Map<string, {base: import('/api/client.js').Entry, form: import('/app/form.js').Form}>}
 */
export const drafts = new Map();

window.addEventListener('beforeunload', (event) => {
  if ([...drafts.values()].some(({ form }) => form.touched)) {
    event.preventDefault();
  }
});
