import { attributes, html, type Markup } from "../markup.ts";

/** A moment that is marked from top to bottom: where a phase begins, or where something is wrong. */
export interface PlotMark {
  readonly x: number;
  readonly label: string;
  readonly kind: "phase" | "wrong";
}

/** A mark with its place; some have no room for their label. */
export interface PlacedMark extends PlotMark {
  readonly place: number;
  readonly label: string;
  readonly isLabelled: boolean;
  /** Its label stands to the left, since the plot ends. */
  readonly isLast: boolean;
}

/** Labels nearer to each other than this would cover each other. */
const LABEL_ROOM = 46;

/** Finds out which marks have room for their label: of phases the long ones, of the others as many as fit, from the left. */
export function placedMarks(
  marks: readonly (PlotMark & { readonly place: number })[],
  end: number,
): readonly PlacedMark[] {
  let lastWrong = Number.NEGATIVE_INFINITY;
  return marks.map((mark, index): PlacedMark => {
    const { kind, place } = mark;
    const isLast = end - place < LABEL_ROOM;
    if (kind === "phase") {
      const next = marks.slice(index + 1).find((other) => other.kind === "phase")?.place ?? end;
      return { ...mark, isLabelled: next - place >= LABEL_ROOM, isLast: false };
    }
    const isLabelled = place - lastWrong >= LABEL_ROOM;
    if (isLabelled) lastWrong = place;
    return { ...mark, isLabelled, isLast };
  });
}

/** Draws it from top to foot; what is wrong is labelled below the phases. */
export function markMarkup(mark: PlacedMark, [top, foot]: readonly [top: number, foot: number]): Markup {
  const { kind, label, place, isLabelled, isLast } = mark;
  const anchor = attributes({ class: isLast && "end" });
  const y = kind === "phase" ? top - 8 : top + 12;
  return html`<g class="mark ${kind}"
    ><title>${label}</title
    ><path
      d="${`M${place} ${top}V${foot}`}"
    />${isLabelled && html`<text ${anchor} x="${place + (isLast ? -3 : 3)}" y="${y}">${label}</text>`}</g
  >`;
}
