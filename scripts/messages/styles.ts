/** Styles that are added to those of the sandbox page. The buttons and fields of a preview do not react. */
export const styles = `
body { display: grid; grid-template-columns: 240px minmax(0, 1fr); }
main { padding: 24px; }
.index { position: sticky; top: 0; height: 100vh; overflow-y: auto; padding: 20px 16px; background: var(--sunken); font-size: 13px; }
.index ul { margin-bottom: 16px; }
.index-title { font-weight: 700; }
.maker { margin: 36px 0 12px; padding-top: 12px; border-top: 1px solid var(--line-strong); font-size: 18px; }
.pictured { margin-bottom: 20px; padding: 12px; border: 1px solid var(--line); border-radius: 14px; background: var(--raised); content-visibility: auto; contain-intrinsic-size: auto 300px; }
.states { display: flex; flex-wrap: wrap; gap: 4px; margin-bottom: 6px; }
.states li { padding: 1px 8px; border-radius: 99px; background: var(--sunken); border: 1px solid var(--line); font: 12px var(--mono); }
.languages { display: grid; grid-template-columns: repeat(auto-fit, minmax(380px, 1fr)); gap: 12px; align-items: start; }
.shown { padding: 12px; border: 1px solid var(--line); border-radius: 12px; background: var(--surface); min-width: 0; }
.shown .message, .shown .modal { animation: none; }
.shown .message { padding: 0; }
.shown .message:hover { background: none; }
.shown .modal { max-height: none; margin: auto; }
.shown .home { padding: 0; }
.shown :is(button, input, textarea, select, summary) { pointer-events: none; }
.hidden-words { margin: 12px 0 0; padding-top: 8px; border-top: 1px dashed var(--line); color: var(--text-soft); font-size: 12.5px; }
.hidden-words div { display: flex; gap: 8px; }
.hidden-words dt { flex: none; font-weight: 650; }
.hidden-words dd { margin: 0; min-width: 0; overflow-wrap: anywhere; white-space: pre-line; }
.sentences { width: 100%; table-layout: fixed; border-collapse: collapse; font-size: 13.5px; background: var(--surface); }
.sentences :is(th, td) { padding: 6px 10px; border: 1px solid var(--line); text-align: start; vertical-align: top; overflow-wrap: anywhere; }
.sentences th { width: 22%; font: 12px var(--mono); }
@media (width < 900px) { body { display: block; } .index { position: static; height: auto; } .languages { grid-template-columns: minmax(0, 1fr); } }
`;
