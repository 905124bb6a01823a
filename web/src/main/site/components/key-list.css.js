import { css } from 'lit';
import { base } from '/styles/base.js';
import { buttons } from '/styles/buttons.js';

const list = css`
  :host {
    display: flex;
    flex-direction: column;
    gap: var(--gap-2);
    padding: var(--gap-4);
  }

  .count {
    min-height: 1.25rem;
    padding: 0 var(--gap-3);
    font-size: var(--text-small);
    color: var(--muted);
  }

  ul {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 2px;
    transition: opacity var(--quick);
  }

  .loading {
    opacity: 0.6;
    transition-delay: 300ms;
  }

  .more {
    margin: var(--gap-2) 0;
  }

  .empty {
    padding: var(--gap-5) var(--gap-4);
    border: 1px dashed var(--line-strong);
    border-radius: var(--radius);
    text-align: center;
    color: var(--muted);
  }

  .empty strong {
    display: block;
    color: var(--ink);
    overflow-wrap: anywhere;
  }
`;

const rows = css`
  li > a {
    display: grid;
    gap: 2px;
    padding: var(--gap-2) var(--gap-3);
    border: 1px solid transparent;
    border-radius: var(--radius);
    color: inherit;
    text-decoration: none;
    transition: background var(--quick);
    content-visibility: auto;
    contain-intrinsic-size: auto 3.75rem;
  }

  li > a:hover {
    background: var(--hover);
  }

  li > a:focus-visible {
    outline-offset: -2px;
  }

  li > a[aria-current] {
    border-color: var(--line);
    background: var(--surface);
    box-shadow: var(--shadow);
  }

  li > a[aria-current] .key {
    color: var(--accent);
  }

  .key {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow: hidden;
    font: 0.875rem / 1.45 var(--mono);
  }

  .above {
    color: var(--muted);
  }

  .facts {
    display: flex;
    align-items: center;
    gap: 0 var(--gap-3);
    min-height: 1.375rem;
    font-size: var(--text-small);
    color: var(--muted);
    white-space: nowrap;
  }

  .type {
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
  }

  .facts cubby-ttl {
    margin-left: auto;
  }

  .folder {
    grid-template-columns: auto 1fr;
    align-items: center;
    gap: var(--gap-3);
    contain-intrinsic-size: auto 2.5rem;
  }

  .folder svg {
    color: var(--accent);
  }

  @media (forced-colors: active) {
    li > a[aria-current] {
      border-color: Highlight;
    }
  }
`;

export const styles = [base, buttons, list, rows];
