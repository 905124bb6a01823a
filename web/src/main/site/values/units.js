const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
const absolute = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });
const whole = new Intl.NumberFormat('en');

/** @param {number} bytes @returns {string} such as "812 B", "1.2 KiB" */
export function formatSize(bytes) {
  if (bytes < 1024) {
    return `${bytes} B`;
  }
  const kib = bytes / 1024;
  return kib < 1024 ? `${kib.toFixed(kib < 10 ? 1 : 0)} KiB` : `${(kib / 1024).toFixed(1)} MiB`;
}

/** @param {number} count @param {string} noun in the singular, English and regular */
export function formatCount(count, noun) {
  return `${whole.format(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** @param {number} at milliseconds since 1970 @param {number} now likewise @returns {string} such as "3 minutes ago" */
export function formatAgo(at, now) {
  const seconds = Math.min(0, Math.round((at - now) / 1000));
  if (seconds > -10) {
    return 'just now';
  }
  for (const [unit, length] of [['day', 86_400], ['hour', 3_600], ['minute', 60]]) {
    if (-seconds >= length) {
      return relative.format(Math.ceil(seconds / length), unit);
    }
  }
  return relative.format(seconds, 'second');
}

/** @param {number} at milliseconds since 1970 @returns {string} in the reader's own manner */
export function formatTime(at) {
  return absolute.format(at);
}

/** @param {number} ms to go @returns {string} in the two largest units, such as "2 d 3 h", "4 min 12 s" */
export function formatDuration(ms) {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  const parts = [
    [Math.floor(seconds / 86_400), 'd'],
    [Math.floor(seconds / 3_600) % 24, 'h'],
    [Math.floor(seconds / 60) % 60, 'min'],
    [seconds % 60, 's'],
  ];
  const first = parts.findIndex(([count]) => count > 0);
  if (first < 0) {
    return '0 s';
  }
  const shown = parts.slice(first, first + 2).filter(([count], i) => i === 0 || count > 0);
  return shown.map(([count, unit]) => `${count} ${unit}`).join(' ');
}
