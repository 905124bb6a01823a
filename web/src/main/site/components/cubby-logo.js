import { LitElement, css, html } from 'lit';

/** The shelf: four cubbyholes, one of them in use. */
class CubbyLogo extends LitElement {
  static styles = css`
    :host {
      display: inline-block;
      width: 1.75rem;
      height: 1.75rem;
    }

    svg {
      display: block;
      width: 100%;
      height: 100%;
    }

    .frame {
      fill: var(--accent);
    }

    .hole {
      fill: var(--paper);
    }

    .kept {
      fill: var(--kept);
    }
  `;

  render() {
    return html`<svg viewBox="0 0 32 32" aria-hidden="true">
      <rect class="frame" x="1" y="1" width="30" height="30" rx="7.5" />
      <rect class="hole" x="6" y="6" width="8.5" height="8.5" rx="2" />
      <rect class="hole" x="17.5" y="6" width="8.5" height="8.5" rx="2" />
      <rect class="hole" x="6" y="17.5" width="8.5" height="8.5" rx="2" />
      <rect class="kept" x="17.5" y="17.5" width="8.5" height="8.5" rx="2" />
    </svg>`;
  }
}

customElements.define('cubby-logo', CubbyLogo);
