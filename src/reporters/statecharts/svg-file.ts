import { chartSvg, CHART_STYLES, pixels } from "./chart-svg.ts";
import type { Statechart } from "../../model/statechart.ts";
import { layOut } from "./lay-out.ts";

/** The chart as a picture that stands alone. */
export async function svgFile(chart: Statechart): Promise<string> {
  const drawing = await layOut(chart);
  const [width, height] = [drawing.width, drawing.height].map((points) => pixels(points) + 2 * MARGIN);
  const picture = chartSvg(drawing, { title: `${chart.name}: ${chart.about}` });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${-MARGIN} ${-MARGIN} ${width} ${height}">
<style>svg { color: #1f2328; background: #fff; }${CHART_STYLES}</style>
${String(picture)}
</svg>
`;
}

const MARGIN = 8;
