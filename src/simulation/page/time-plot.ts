import type { Markup } from "../../reporters/html/markup.ts";
import { linePlot, type LinePlot } from "../../reporters/html/plot/line-plot.ts";
import type { PlotMark } from "../../reporters/html/plot/plot-marks.ts";
import { timeScale } from "../../reporters/html/plot/scale.ts";
import type { Ms } from "../../time/clock.ts";
import type { Stretch } from "../measure/time-series.ts";
import type { SimulationReport } from "../report/simulation-report.ts";

/** Something of each stretch over the time of a simulation. */
export interface TimePlot extends Pick<LinePlot, "caption" | "y"> {
  readonly lines: readonly { readonly name: string; readonly of: (stretch: Stretch) => number | undefined }[];
  readonly marks?: readonly PlotMark[];
}

/** Draws it, with the phases of the run as marks. */
export function timePlot(report: SimulationReport, { caption, y, lines, marks = [] }: TimePlot): Markup {
  const { stretches } = report;
  const phases = phaseMarks(report);
  const until = Math.max(
    0,
    ...stretches.map(({ at }) => at),
    ...marks.map((mark) => mark.x),
    ...phases.map((mark) => mark.x),
  );
  return linePlot({
    caption,
    x: (length) => timeScale(until, length),
    y,
    marks: [...phases, ...marks].toSorted((one, other) => one.x - other.x),
    lines: lines.map(({ name, of }) => ({
      name,
      points: stretches.map((stretch) => {
        const value = of(stretch);
        return value === undefined ? undefined : [stretch.at, value];
      }),
    })),
  });
}

/** A count as a rate. */
export function perSecond({ lastsMs }: Stretch, count: number): number {
  return lastsMs === 0 ? 0 : count / (lastsMs / 1_000);
}

/** Where each phase begins. */
function phaseMarks({ phasesMs }: SimulationReport): readonly PlotMark[] {
  let began: Ms = 0;
  return Object.entries(phasesMs).map(([phase, lasted]) => {
    const mark: PlotMark = { x: began, label: phase, kind: "phase" };
    began += lasted;
    return mark;
  });
}
