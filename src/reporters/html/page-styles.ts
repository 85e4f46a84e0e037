/** How every page looks: light and dark, on a phone and on paper. A verdict's colour always comes with a sign and a word. */
export const PAGE_STYLES = `
:root {
  color-scheme: light dark;
  --ground: #fff; --raised: #f6f8fa; --line: #d0d7de; --ink: #1f2328; --dim: #57606a; --link: #0550ae;
  --pass: #116329; --observed: #0550ae; --warn: #7d4e00; --inconclusive: #6639ba; --fail: #a40e26; --skipped: #57606a; --error: #953800;
  --pass-ground: #dafbe1; --observed-ground: #ddf4ff; --warn-ground: #fff8c5; --inconclusive-ground: #fbefff; --fail-ground: #ffebe9;
  --skipped-ground: #eaeef2; --error-ground: #fff1e5;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #0d1117; --raised: #161b22; --line: #3d444d; --ink: #e6edf3; --dim: #9ea7b3; --link: #79b8ff;
    --pass: #56d364; --observed: #79c0ff; --warn: #e3b341; --inconclusive: #d2a8ff; --fail: #ff9492; --skipped: #9ea7b3; --error: #ffa657;
    --pass-ground: #0f2d19; --observed-ground: #0c2d4d; --warn-ground: #332701; --inconclusive-ground: #2a1b47; --fail-ground: #45171b;
    --skipped-ground: #21262d; --error-ground: #3d2008;
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 3.5rem; }
body {
  margin: 0 auto; padding: 0 1rem 3rem; max-width: 76rem; background: var(--ground); color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: break-word;
}
h1 { font-size: 1.5rem; line-height: 1.25; margin: 1.25rem 0 .5rem; }
h2 { font-size: 1.25rem; margin: 2.5rem 0 .75rem; padding-bottom: .25rem; border-bottom: 1px solid var(--line); }
h3 { font-size: 1rem; margin: 1.5rem 0 .5rem; }
h4 { font-size: 1rem; margin: 1rem 0 .25rem; }
p, ul, ol, dl { margin: .5rem 0; }
a { color: var(--link); }
code, pre, .theirs { font-family: ui-monospace, monospace; font-size: .875em; }
pre { margin: .5rem 0; padding: .5rem .75rem; background: var(--raised); border: 1px solid var(--line); border-radius: 6px; overflow-x: auto; }
.theirs { overflow-wrap: anywhere; }
.dim { color: var(--dim); }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 3px; }
main:focus { outline: none; }
:target:not(section) { background: var(--warn-ground); }
.skip { position: absolute; left: -100vw; padding: .5rem 1rem; background: var(--raised); }
.skip:focus { left: 1rem; top: .5rem; z-index: 2; }
.contents { position: sticky; top: 0; z-index: 1; background: var(--ground); border-bottom: 1px solid var(--line); margin: 0 -1rem; padding: .5rem 1rem; }
.contents ul { display: flex; gap: 1.25rem; margin: 0; padding: 0; list-style: none; overflow-x: auto; white-space: nowrap; }
footer { margin-top: 3rem; padding-top: .75rem; border-top: 1px solid var(--line); color: var(--dim); font-size: .875rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .375rem .5rem; border-bottom: 1px solid var(--line); }
th { font-weight: 600; }
th.number, td.number { text-align: right; font-variant-numeric: tabular-nums; }
.scrolls { overflow-x: auto; }
summary { cursor: pointer; }
input, select, button { font: inherit; color: inherit; }
input:not([type="checkbox"]), select, button {
  background: var(--raised); border: 1px solid var(--dim); border-radius: 6px; padding: .25rem .5rem; min-height: 2.25rem;
}
button { cursor: pointer; }
.badge { display: inline-block; padding: 0 .5rem; border: 1px solid currentcolor; border-radius: 1rem; font-size: .8125rem; font-weight: 600; white-space: nowrap; }
${["pass", "observed", "warn", "inconclusive", "fail", "skipped", "error"]
  .map((verdict) => `.v-${verdict} { color: var(--${verdict}); background: var(--${verdict}-ground); }`)
  .join("\n")}
@media (max-width: 40rem) {
  h1 { font-size: 1.25rem; }
  h2 { font-size: 1.125rem; }
}
@media print {
  body { max-width: none; padding: 0; font-size: 10pt; }
  .contents, .skip, .needs-script { display: none; }
  details::details-content { content-visibility: visible; block-size: auto; }
}
`;
