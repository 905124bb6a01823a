import { css } from 'lit';

/** A <dialog> with a head, a body that scrolls, and a row of buttons. */
export const dialogs = css`
  dialog {
    width: min(40rem, 100vw - 2 * var(--gap-4));
    max-height: calc(100dvh - 2 * var(--gap-4));
    padding: 0;
    border: 1px solid var(--line);
    border-radius: var(--radius-large);
    color: var(--ink);
    background: var(--surface);
    box-shadow: var(--shadow-high);
  }

  dialog[open] {
    display: flex;
  }

  dialog::backdrop {
    background: rgb(20 16 8 / 50%);
  }

  dialog > form,
  dialog > div {
    display: flex;
    flex: 1;
    flex-direction: column;
    min-width: 0;
  }

  .head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--gap-3);
    padding: var(--gap-4) var(--gap-4) var(--gap-4) var(--gap-5);
    border-bottom: 1px solid var(--line);
  }

  .head h2 {
    font-size: var(--text-large);
    line-height: 1.3;
  }

  .body {
    display: grid;
    gap: var(--gap-4);
    padding: var(--gap-5);
    overflow: auto;
  }

  .buttons {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: var(--gap-2);
    padding: var(--gap-4) var(--gap-5);
    border-top: 1px solid var(--line);
    background: var(--sunken);
  }

  @media (max-width: 480px) {
    dialog {
      width: 100vw;
      max-width: none;
      max-height: 94dvh;
      margin: auto 0 0;
      border-radius: var(--radius-large) var(--radius-large) 0 0;
    }

    .head {
      padding-left: var(--gap-4);
    }

    .body,
    .buttons {
      padding: var(--gap-4);
    }

    .buttons .button {
      flex: 1;
    }
  }
`;
