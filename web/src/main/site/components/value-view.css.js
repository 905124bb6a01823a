import { css } from 'lit';
import { base } from '/styles/base.js';
import { segments } from '/styles/segments.js';

const view = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    justify-items: start;
    gap: var(--gap-3);
  }

  #panel {
    width: 100%;
    overflow: auto;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--sunken);
  }

  .lines,
  pre {
    margin: 0;
    padding: var(--gap-3) 0;
    font: var(--text-small) / 1.65 var(--mono);
    tab-size: 4;
  }

  pre {
    padding: var(--gap-3) var(--gap-4);
  }

  .lines {
    list-style: none;
    counter-reset: line;
  }

  .lines li {
    position: relative;
    min-height: 1.65em;
    padding: 0 var(--gap-4) 0 4.25rem;
    white-space: break-spaces;
    overflow-wrap: anywhere;
    counter-increment: line;
  }

  .lines li::before {
    content: counter(line);
    position: absolute;
    left: 0;
    width: 3.25rem;
    text-align: right;
    color: var(--muted);
  }

  .lines li:hover {
    background: var(--hover);
  }

  .name {
    color: var(--code-name);
  }

  .string {
    color: var(--code-string);
  }

  .number {
    color: var(--code-number);
  }

  .word {
    color: var(--code-word);
  }

  .mark {
    color: var(--muted);
  }

  .note {
    padding: var(--gap-3) var(--gap-4);
    font-size: var(--text-small);
    color: var(--muted);
  }

  .lines + .note,
  pre + .note {
    border-top: 1px solid var(--line);
  }

  .image {
    display: grid;
    place-items: center;
    min-height: 8rem;
    padding: var(--gap-4);
    background: repeating-conic-gradient(var(--hover) 0 25%, transparent 0 50%) 0 0 / 20px 20px;
  }

  img {
    max-width: 100%;
    max-height: 70vh;
  }

  @media (max-width: 480px) {
    .lines li {
      padding-left: 3rem;
    }

    .lines li::before {
      width: 2.25rem;
    }
  }
`;

export const styles = [base, segments, view];
