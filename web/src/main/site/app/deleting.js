import { clock } from '/api/clock.js';
import { Problem } from '/api/problem.js';
import { go, keysChanged, notify } from '/app/events.js';

/**
 * Deletes what the person has seen, and offers to bring it back as it was.
 *
 * @param {import('/api/client.js').Client} client
 * @param {import('/api/client.js').Entry} entry
 */
export async function deleteWithUndo(client, entry) {
  const { key } = entry;
  try {
    await client.remove(key, entry.etag);
  } catch (problem) {
    throw problem.status === 412 ? changedMeanwhile() : problem;
  }
  go({ key: null });
  keysChanged();
  offerUndo(client, entry, `Deleted “${key}”`);
}

function offerUndo(client, entry, text) {
  notify({ text, action: { label: 'Undo', run: () => undo(client, entry) } });
}

async function undo(client, entry) {
  const { key, expiresAt } = entry;
  const ttlSeconds = expiresAt === null ? null : Math.ceil((expiresAt - clock.now()) / 1000);
  if (ttlSeconds !== null && ttlSeconds <= 0) {
    notify({ text: `“${key}” would have expired by now, so it stays deleted.` });
    return;
  }
  try {
    await client.put(key, { ...entry, ttlSeconds }, { 'If-None-Match': '*' });
  } catch (problem) {
    if (problem.status === 412) {
      notify({ text: `“${key}” has been created anew meanwhile; that one is kept.` });
    } else {
      offerUndo(client, entry, `“${key}” is not back yet: ${problem.title}. ${problem.detail}`);
    }
    return;
  }
  keysChanged();
  go({ key });
  notify({ text: `“${key}” is back` });
}

function changedMeanwhile() {
  return new Problem(
    412,
    'It has changed since you opened it',
    'Nothing was deleted. Reload to see the value as it is now, and delete that if you still want to.',
  );
}
