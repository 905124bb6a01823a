import { css } from 'lit';

/** Labelled inputs. */
export const fields = css`
  .field {
    display: grid;
    align-content: start;
    gap: var(--gap-1);
    min-width: 0;
  }

  .label {
    font-size: var(--text-small);
    font-weight: 600;
    color: var(--ink);
  }

  .hint {
    font-size: var(--text-small);
    color: var(--muted);
  }

  .fault {
    font-size: var(--text-small);
    color: var(--danger);
  }

  input,
  select,
  textarea {
    width: 100%;
    min-height: 2.375rem;
    padding: 0 var(--gap-3);
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    font: var(--text) / 1.5 var(--sans);
    color: var(--ink);
    background: var(--surface);
  }

  textarea {
    padding: var(--gap-3);
    font: var(--text-small) / 1.6 var(--mono);
    resize: vertical;
    tab-size: 2;
  }

  input:focus-visible,
  select:focus-visible,
  textarea:focus-visible {
    outline-offset: 0;
    border-color: var(--accent);
  }

  input[type='file'] {
    padding: var(--gap-2);
  }

  input::file-selector-button {
    margin-right: var(--gap-3);
    padding: var(--gap-1) var(--gap-3);
    border: 1px solid var(--line);
    border-radius: 6px;
    font: inherit;
    color: var(--ink);
    background: var(--sunken);
  }

  input::placeholder,
  textarea::placeholder {
    color: var(--muted);
    opacity: 1;
  }

  [aria-invalid='true'] {
    border-color: var(--danger);
  }

  .code {
    font-family: var(--mono);
  }
`;
