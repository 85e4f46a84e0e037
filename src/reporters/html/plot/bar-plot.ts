import { html, type Markup } from "../markup.ts";

/** One bar, by its share of the longest. */
export interface Bar {
  readonly label: string;
  readonly value: number;
  /** The value for people. */
  readonly said: string;
}

const ROW = 20;
const LABEL = 80;
const LENGTH = 300;
const WIDTH = LABEL + LENGTH + 90;

/** Horizontal bars with what they stand for beside them, so that nothing else has to be read. */
export function barPlot(caption: string, bars: readonly Bar[]): Markup {
  const most = Math.max(...bars.map(({ value }) => value), Number.MIN_VALUE);
  const said = bars.map((bar) => `${bar.label}: ${bar.said}`).join("; ");
  return html`<figure class="plot bars">
    <figcaption>${caption}</figcaption>
    <svg viewBox="0 0 ${WIDTH} ${bars.length * ROW}" role="img">
      <title>${caption}: ${said}</title>
      ${bars.map(({ label, value, said: told }, place) => {
        const length = value === 0 ? 0 : Math.max(1, Math.round((value / most) * LENGTH));
        const y = place * ROW;
        return html`<text class="end" x="${LABEL - 6}" y="${y + 14}">${label}</text
          ><rect x="${LABEL}" y="${y + 3}" width="${length}" height="${ROW - 6}" /><text
            x="${LABEL + length + 6}"
            y="${y + 14}"
            >${told}</text
          >`;
      })}
    </svg>
  </figure>`;
}
