import { svg, html } from 'lit';

/** Drawn on a 24 × 24 grid in the colour of the text; for the eye alone, the words stand beside them. */
const SHAPES = {
  plus: svg`<path d="M12 5v14M5 12h14"/>`,
  search: svg`<circle cx="11" cy="11" r="6.5"/><path d="m16 16 4.5 4.5"/>`,
  close: svg`<path d="m6 6 12 12M18 6 6 18"/>`,
  back: svg`<path d="M19 12H5m6-6-6 6 6 6"/>`,
  folder: svg`<path d="M3.5 7.5a2 2 0 0 1 2-2h3.6l2 2.2h7.4a2 2 0 0 1 2 2v7a2 2 0 0 1-2 2h-13a2 2 0 0 1-2-2z"/>`,
  list: svg`<path d="M4 7h16M4 12h16M4 17h16"/>`,
  reload: svg`<path d="M19.5 12a7.5 7.5 0 1 1-2.2-5.3L20 9.2M20 4v5.2h-5.2"/>`,
  edit: svg`<path d="m4 20 .9-4.2L16.3 4.4a1.8 1.8 0 0 1 2.5 0l.8.8a1.8 1.8 0 0 1 0 2.5L8.2 19.1z"/>`,
  trash: svg`<path d="M4.5 7h15M9.5 7V4.5h5V7m-8 0 .8 12.5h9.4L17.5 7M10.2 11v4.6m3.6-4.6v4.6"/>`,
  download: svg`<path d="M12 4v11m-4.5-4.5L12 15l4.5-4.5M4.5 19.5h15"/>`,
  copy: svg`<rect x="8.5" y="8.5" width="11" height="11" rx="2"/><path d="M15.5 8.5v-2a2 2 0 0 0-2-2h-7a2 2 0 0 0-2 2v7a2 2 0 0 0 2 2h2"/>`,
  clock: svg`<circle cx="12" cy="12" r="8"/><path d="M12 7.5V12l3 2"/>`,
  warning: svg`<path d="M12 4 2.8 19.5h18.4zM12 10v4.2m0 2.6v.1"/>`,
  enter: svg`<path d="M14 4.5h5.5v15H14M4 12h10m-3.5-3.5L14 12l-3.5 3.5"/>`,
  leave: svg`<path d="M10 4.5H4.5v15H10M9.5 12H20m-3.5-3.5L20 12l-3.5 3.5"/>`,
  book: svg`<path d="M12 6.5c-2-1.4-4.5-1.8-7.5-1.500v12.500c3-.3 5.5.1 7.5 1.5 2-1.4 4.5-1.8 7.5-1.500V5c-3-.3-5.5.1-7.5 1.500zm0 0V19"/>`,
};

/** @param {keyof SHAPES} name */
export function icon(name, size = 18) {
  return html`<svg
    width=${size}
    height=${size}
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width="1.8"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    ${SHAPES[name]}
  </svg>`;
}
