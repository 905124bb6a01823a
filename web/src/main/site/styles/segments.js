import { css } from 'lit';

/** A row of exclusive choices: tabs, or buttons that are pressed. */
export const segments = css`
  .segments {
    display: inline-flex;
    gap: 2px;
    padding: 3px;
    border-radius: 10px;
    background: var(--hover);
  }

  .segments button {
    display: inline-flex;
    align-items: center;
    gap: var(--gap-2);
    min-height: 1.875rem;
    padding: 0 var(--gap-3);
    border: 0;
    border-radius: 7px;
    font: 500 var(--text-small) / 1 var(--sans);
    color: var(--muted);
    background: none;
    cursor: pointer;
  }

  .segments button:hover {
    color: var(--ink);
  }

  .segments button[aria-selected='true'],
  .segments button[aria-pressed='true'] {
    color: var(--ink);
    background: var(--raised);
    box-shadow: 0 1px 2px rgb(0 0 0 / 14%);
  }

  @media (forced-colors: active) {
    .segments button[aria-selected='true'],
    .segments button[aria-pressed='true'] {
      forced-color-adjust: none;
      color: HighlightText;
      background: Highlight;
    }
  }
`;
