import { css } from 'lit';
import { base } from '/styles/base.js';
import { buttons } from '/styles/buttons.js';

const app = css`
  :host {
    display: grid;
    grid-template-rows: auto minmax(0, 1fr);
    height: 100dvh;
  }

  header {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--gap-3);
    padding: var(--gap-3) var(--gap-5);
  }

  h1 {
    display: flex;
    font-size: 1.25rem;
    line-height: 1;
  }

  .brand {
    display: inline-flex;
    align-items: center;
    gap: var(--gap-3);
    border-radius: var(--radius);
    letter-spacing: -0.02em;
    color: var(--ink);
    text-decoration: none;
  }

  nav {
    display: flex;
    gap: var(--gap-2);
  }

  .skip {
    position: absolute;
    z-index: 20;
    inset: var(--gap-2) auto auto var(--gap-2);
    transform: translateY(-200%);
  }

  .skip:focus {
    transform: none;
  }

  main {
    display: grid;
    grid-template-columns: minmax(20rem, 27rem) minmax(0, 1fr);
    min-height: 0;
  }

  .list {
    overflow: auto;
    padding-inline: var(--gap-2);
    scrollbar-gutter: stable;
  }

  .detail {
    margin: 0 var(--gap-4) var(--gap-4) 0;
    overflow: auto;
    border: 1px solid var(--line);
    border-radius: var(--radius-large);
    background: var(--surface);
    box-shadow: var(--shadow);
  }

  .detail:focus-visible {
    outline-offset: -2px;
  }

  .broken {
    padding: var(--gap-5);
  }

  @media (max-width: 799px) {
    :host {
      display: block;
      height: auto;
      min-height: 100dvh;
    }

    header {
      flex-wrap: wrap;
      padding: var(--gap-3) var(--gap-4);
    }

    main {
      display: block;
    }

    .list {
      padding: 0;
      scrollbar-gutter: auto;
    }

    .detail {
      margin: 0 var(--gap-3) var(--gap-5);
    }

    .at-list .detail,
    .at-key .list {
      display: none;
    }
  }
`;

export const styles = [base, buttons, app];
