import { css } from 'lit';
import { base } from '/styles/base.js';
import { buttons } from '/styles/buttons.js';

const view = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
    gap: var(--gap-5);
    padding: var(--gap-5);
  }

  .back {
    display: none;
    justify-self: start;
    margin: 0 0 calc(-1 * var(--gap-3)) calc(-1 * var(--gap-3));
  }

  header {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-start;
    justify-content: space-between;
    gap: var(--gap-3);
  }

  h2 {
    flex: 1 1 16rem;
    padding-top: 0.25rem;
    font: 600 1.25rem / 1.4 var(--mono);
    white-space: break-spaces;
    overflow-wrap: anywhere;
  }

  .actions,
  .tools {
    display: flex;
    flex-wrap: wrap;
  }

  .actions {
    gap: var(--gap-2);
  }

  .facts {
    display: flex;
    flex-wrap: wrap;
    gap: var(--gap-3) var(--gap-6);
  }

  dt {
    font-size: var(--text-small);
    color: var(--muted);
  }

  dd {
    font-variant-numeric: tabular-nums;
    overflow-wrap: anywhere;
  }

  .missing {
    display: flex;
    flex-wrap: wrap;
    gap: var(--gap-3);
    padding: var(--gap-5);
    border: 1px dashed var(--line-strong);
    border-radius: var(--radius);
  }

  .missing p {
    flex: 1 0 100%;
  }

  @media (max-width: 799px) {
    :host {
      padding: var(--gap-4);
    }

    .back {
      display: inline-flex;
    }

    .tools {
      margin-left: calc(-1 * var(--gap-2));
    }

    .facts {
      display: grid;
      grid-template-columns: 1fr 1fr;
    }
  }
`;

export const styles = [base, buttons, view];
