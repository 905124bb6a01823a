import { css } from 'lit';
import { base } from '/styles/base.js';
import { buttons } from '/styles/buttons.js';
import { dialogs } from '/styles/dialogs.js';

const conflict = css`
  dialog {
    width: min(70rem, 100vw - 2 * var(--gap-4));
  }

  .sides {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr));
    gap: var(--gap-4);
  }

  .side {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    grid-template-rows: auto auto 1fr;
    align-content: start;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    overflow: hidden;
  }

  h3 {
    padding: var(--gap-3) var(--gap-4) 0;
    font-size: var(--text);
  }

  .side:first-child {
    border-top: 3px solid var(--accent);
  }

  .side:last-child {
    border-top: 3px solid var(--kept);
  }

  .facts {
    padding: 0 var(--gap-4) var(--gap-3);
    font-size: var(--text-small);
    color: var(--muted);
    overflow-wrap: anywhere;
  }

  ol,
  pre {
    max-height: 22rem;
    margin: 0;
    padding: var(--gap-3) 0;
    overflow: auto;
    border-top: 1px solid var(--line);
    background: var(--sunken);
    font: var(--text-small) / 1.65 var(--mono);
    list-style: none;
    tab-size: 2;
  }

  ol:focus-visible,
  pre:focus-visible {
    outline-offset: -2px;
  }

  pre {
    padding: var(--gap-3) var(--gap-4);
  }

  li {
    min-height: 1.65em;
    padding: 0 var(--gap-4);
    white-space: break-spaces;
    overflow-wrap: anywhere;
  }

  li:has(mark) {
    background: var(--warn-soft);
    box-shadow: inset 3px 0 var(--warn);
  }

  mark {
    color: inherit;
    background: none;
  }

  .gone {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: var(--gap-2);
    min-height: 6rem;
    color: var(--muted);
  }

  @media (max-width: 480px) {
    dialog {
      width: 100vw;
    }

    ol,
    pre {
      max-height: 11rem;
    }
  }
`;

export const styles = [base, buttons, dialogs, conflict];
