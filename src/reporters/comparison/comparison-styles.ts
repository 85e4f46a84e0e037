/** What a comparison has beyond the frame of all pages. */
export const COMPARISON_STYLES = `
td.wide { min-width: 18rem; }
th[scope="row"] { white-space: nowrap; }
article { border: 1px solid var(--line); border-radius: 6px; padding: 0 1rem .5rem; margin: 1rem 0; }
article:target { background: var(--raised); border-color: var(--link); }
.servers { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(18rem, 100%), 1fr)); gap: 0 1.5rem; }
.servers ul { padding-left: 1.25rem; }
`;
