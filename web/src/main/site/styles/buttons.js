import { css } from 'lit';

/** Buttons and links that look like them: plain, `primary`, `danger`, `quiet` (no frame), `square` (an icon). */
export const buttons = css`
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--gap-2);
    min-height: 2.375rem;
    padding: 0 var(--gap-3);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    font: 500 var(--text) / 1 var(--sans);
    color: var(--ink);
    background: var(--surface);
    text-decoration: none;
    white-space: nowrap;
    cursor: pointer;
    transition: background var(--quick), border-color var(--quick);
  }

  .button:hover {
    background: var(--hover);
    border-color: var(--line-strong);
  }

  .button.primary {
    color: var(--on-accent);
    background: var(--accent);
    border-color: var(--accent);
  }

  .button.primary:hover {
    background: var(--accent-strong);
    border-color: var(--accent-strong);
  }

  .button.danger {
    color: var(--danger);
  }

  .button.danger:hover {
    background: var(--danger-soft);
    border-color: var(--danger);
  }

  .button.quiet {
    background: none;
    border-color: transparent;
  }

  .button.quiet:hover {
    background: var(--hover);
  }

  .button.square {
    width: 2.375rem;
    padding: 0;
  }

  .button:disabled {
    opacity: 0.55;
    cursor: default;
  }

  .button svg {
    flex: none;
  }

  @media (forced-colors: active) {
    .button {
      border-color: ButtonBorder;
    }
  }
`;
