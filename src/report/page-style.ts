/** The look of the page: light and dark as the reader has it, and fit for paper. */
export const STYLE = `
:root { color-scheme: light dark; --text: #1b1f24; --faint: #57606a; --page: #ffffff; --line: #d0d7de; --head: #f3f5f7; --good: #116329; --bad: #a40e26; --open: #7d4e00; --link: #0550ae; }
@media (prefers-color-scheme: dark) {
  :root { --text: #e6edf3; --faint: #9da7b3; --page: #0d1117; --line: #3d444d; --head: #161b22; --good: #56d364; --bad: #ff938a; --open: #e3b341; --link: #79c0ff; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 110rem; padding: 1rem 1.5rem 4rem; background: var(--page); color: var(--text); font: 15px/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.7rem; margin: 0 0 .5rem; }
h2 { font-size: 1.2rem; margin: 2.5rem 0 .5rem; }
p { margin: .4rem 0; max-width: 80ch; }
a { color: var(--link); }
code { font: .9em ui-monospace, monospace; unicode-bidi: isolate; }
.counts { display: flex; flex-wrap: wrap; gap: .75rem; margin: 1rem 0; padding: 0; list-style: none; }
.counts li { border: 1px solid var(--line); border-radius: 6px; min-width: 8rem; padding: .4rem .9rem; }
.counts strong { display: block; font-size: 1.7rem; line-height: 1.2; }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; padding: 0; list-style: none; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
th, td { border: 1px solid var(--line); padding: .35rem .6rem; text-align: start; vertical-align: top; font-weight: normal; min-width: 6rem; }
thead th { background: var(--head); font-weight: 600; }
.mark { font-weight: 600; white-space: nowrap; }
.good { color: var(--good); } .bad { color: var(--bad); } .open { color: var(--open); } .plain { color: var(--faint); }
@media print {
  :root { color-scheme: light; --text: #000; --faint: #444; --page: #fff; --line: #999; --head: #eee; --good: #0a4a1c; --bad: #8a0a1e; --open: #5c3a00; --link: #000; }
  body { font-size: 9pt; max-width: none; padding: 0; }
  nav { display: none; } .wide { overflow: visible; } thead { display: table-header-group; } tr { break-inside: avoid; } h2 { break-after: avoid; }
}
`;
