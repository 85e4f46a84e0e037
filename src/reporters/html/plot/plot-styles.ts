/** How plots look; the colours are the page's, and lines differ in their dashes, too. */
export const PLOT_STYLES = `
.plot { margin: 1rem 0; }
.plot figcaption { font-weight: 600; margin-bottom: .25rem; }
.plot .legend { font-weight: 400; display: inline-flex; flex-wrap: wrap; gap: 0 1rem; margin-left: .5rem; }
.plot .legend svg { width: 28px; height: 10px; min-width: 0; }
.plot .scrolls > svg { display: block; width: 100%; min-width: 40rem; height: auto; }
.plot svg { font: 12px system-ui, sans-serif; fill: currentcolor; }
.plot text.end { text-anchor: end; }
.plot text.middle { text-anchor: middle; }
.plot .grid text, .plot .phase text { fill: var(--dim); }
.plot .grid path { stroke: var(--line); }
.plot .mark path { stroke: var(--dim); stroke-dasharray: 2 4; }
.plot .mark.wrong path { stroke: var(--fail); stroke-dasharray: none; }
.plot .mark.wrong text { fill: var(--fail); font-weight: 600; paint-order: stroke; stroke: var(--ground); stroke-width: 3px; }
.plot .line { fill: none; stroke-width: 2; stroke-linejoin: round; stroke-linecap: round; }
.plot .l1 { stroke: var(--observed); }
.plot .l2 { stroke: var(--warn); stroke-dasharray: 7 3; }
.plot .l3 { stroke: var(--inconclusive); stroke-dasharray: 2 3; }
.plot .l4 { stroke: var(--pass); stroke-dasharray: 10 3 2 3; }
.plot rect { fill: var(--observed); }
.plot.bars svg { width: 100%; max-width: 32rem; height: auto; }
`;
