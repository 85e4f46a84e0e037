/** How the page of a run looks, beside what all pages have. */
export const RUN_STYLES = `
.outcome { font-size: 1.125rem; }
.outcome .badge { font-size: 1rem; }
.shares { display: block; width: 100%; height: .75rem; border-radius: .375rem; }
.note { padding: .25rem .75rem; border: 1px solid currentcolor; border-radius: 6px; }
${["pass", "observed", "warn", "inconclusive", "fail", "skipped", "error"]
  .map(
    (verdict) => `.f-${verdict} { fill: var(--${verdict}); }
.b-${verdict} { border-left-color: var(--${verdict}) !important; }`,
  )
  .join("\n")}
.f-skipped { fill: var(--line); }
details.wrong { border: 1px solid var(--line); border-radius: 6px; margin: .5rem 0; }
details.wrong > summary { padding: .5rem .75rem; }
details.wrong[open] > summary { border-bottom: 1px solid var(--line); }
details.wrong > :not(summary) { margin-left: .75rem; margin-right: .75rem; }
.wrong > summary .sentence { font-weight: 600; }
.finding { margin: .75rem 0; padding: 0 .75rem .25rem; border-left: 3px solid var(--line); }
.finding h4 { padding-top: .25rem; }
.against { display: grid; grid-template-columns: 1fr 1fr; gap: .5rem; }
.against > div { padding: .5rem .75rem; border-radius: 6px; border: 1px solid; }
.against dt { font-size: .8125rem; font-weight: 600; }
.against dd { margin: 0; color: var(--ink); }
.against .allowed { color: var(--pass); background: var(--pass-ground); }
.against .observed { color: var(--fail); background: var(--fail-ground); }
.evidence { padding-left: 1.25rem; }
.evidence pre { white-space: pre-wrap; overflow-wrap: anywhere; max-height: 12rem; overflow-y: auto; }
.rows { list-style: none; padding: 0; }
.rows > li { border-bottom: 1px solid var(--line); padding: .25rem 0; }
.rows summary { padding: .125rem 0; }
.rows details > :not(summary) { margin-left: 1.25rem; }
a > bdi { font-family: ui-monospace, monospace; font-size: .875em; overflow-wrap: anywhere; }
.places { columns: 18rem; padding-left: 1.25rem; }
.filter { display: flex; flex-wrap: wrap; gap: .75rem; align-items: end; padding: .75rem; background: var(--raised); border: 1px solid var(--line); border-radius: 6px; }
.filter[hidden] { display: none; }
.filter fieldset { flex-basis: 100%; border: 0; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: .375rem; }
.filter legend { padding: 0; }
.filter > label { display: grid; }
.filter select { max-width: 16rem; }
.filter .badge { padding: .25rem .5rem; cursor: pointer; }
.filter .matches { flex-basis: 100%; margin: 0; color: var(--dim); }
.text { padding: 0; list-style: none; }
.text details { border-left: 4px solid var(--line); padding: .25rem .75rem; margin: .25rem 0; }
caption { text-align: left; font-weight: 600; padding: .5rem 0; }
figure { margin: .5rem 0; }
.histogram { width: 100%; max-width: 40rem; max-height: 14rem; }
.histogram .bar { fill: var(--observed); }
.histogram text { fill: var(--ink); font-size: 9px; text-anchor: middle; }
.provenance > div, .meanings > div { display: grid; grid-template-columns: 8rem 1fr; gap: .5rem; padding: .25rem 0; }
.provenance dt { color: var(--dim); }
.provenance dd, .meanings dd { margin: 0; overflow-wrap: anywhere; }
.timeline { overflow-x: auto; max-height: 85vh; border: 1px solid var(--line); border-radius: 6px; margin: .5rem 0; }
.timeline table { font-size: .8125rem; border-collapse: separate; border-spacing: 0; }
.timeline thead th { position: sticky; top: 0; background: var(--raised); z-index: 1; min-width: 9rem; }
.timeline thead th:first-child { min-width: 4.5rem; }
.timeline td, .timeline th { padding: .1875rem .5rem; border-bottom: 1px solid var(--line); }
.timeline td { border-left: 1px solid var(--line); }
.timeline .when { white-space: nowrap; color: var(--dim); font-variant-numeric: tabular-nums; }
.timeline .open { box-shadow: inset 4px 0 var(--observed); }
.timeline .step th { background: var(--raised); font-weight: 600; }
.timeline .gap td { color: var(--dim); text-align: center; }
.timeline p { margin: .125rem 0; }
.timeline .found-fail td { background: var(--fail-ground); }
.timeline .found-warn td { background: var(--warn-ground); }
.timeline .marked { outline: 2px solid var(--fail); outline-offset: -2px; }
.timeline button { font-size: inherit; min-height: 1.5rem; padding: 0 .375rem; color: var(--dim); }
.timeline pre { white-space: pre-wrap; overflow-wrap: anywhere; max-width: 60rem; }
@media (max-width: 40rem) {
  .against { grid-template-columns: 1fr; }
  .provenance > div, .meanings > div { grid-template-columns: 1fr; gap: 0; }
  .timeline thead { position: absolute; left: -100vw; }
  .timeline, .timeline table, .timeline tbody, .timeline tr, .timeline td, .timeline th { display: block; width: auto; }
  .timeline td { border-left: 0; border-bottom: 0; }
  .timeline td:empty { display: none; }
  .timeline tr { border-bottom: 1px solid var(--line); }
  .timeline td[data-lane]::before { content: attr(data-lane) ": "; font-weight: 600; }
}
`;
