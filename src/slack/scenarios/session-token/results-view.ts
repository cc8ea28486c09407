import type { ModalView } from '@slack/types';
import { MFA_STATES, type SessionTokenState } from '../../../scenario/session-token/state.ts';
import { context, section } from '../../messages/blocks.ts';
import { rowSection } from '../../messages/table.ts';
import type { Text } from '../../text/en.ts';
import { readingView } from '../../views/reading.ts';
import { hasWorked, remarksOf, tableOf } from './results.ts';

/** The three tries as rows, since modals take no table. */
export function rowsOf(state: SessionTokenState, text: Text): ModalView['blocks'] {
  const table = tableOf(state, text);
  return table.rows.map((row) => rowSection(row, table.heads));
}

/** The results with a reason below each, and the two questions that policies in real accounts raise. */
export function resultsView(state: SessionTokenState, text: Text): ModalView {
  const { sessionToken } = text;
  const table = tableOf(state, text);
  const rows = MFA_STATES.flatMap((mfaState, index) => {
    const row = table.rows[index];
    if (!row) return [];
    const why = row.outcome === 'open' || row.outcome === 'alarming' ? [] : [context(sessionToken.whyAnswer[mfaState])];
    return [rowSection(row, table.heads), ...why];
  });
  return readingView(text, sessionToken.window.results, [
    ...(hasWorked(state) ? [section(`:tada: *${sessionToken.worked}*`)] : []),
    section(sessionToken.compare),
    ...rows,
    { type: 'divider' },
    section(sessionToken.why.temporary),
    section(sessionToken.why.absent),
    context(sessionToken.rule),
  ]);
}

/** The climax: what stands in the window when the last code has been exchanged. */
export function provedView(state: SessionTokenState, text: Text): ModalView {
  const { sessionToken } = text;
  const said = hasWorked(state)
    ? [`:tada: *${sessionToken.worked}*`, sessionToken.compare]
    : [`*${sessionToken.didNotWork}*`, sessionToken.onlyDenied];
  const remarks = remarksOf({ phase: 'running', stage: 'proved', state }, text);
  return readingView(text, sessionToken.window.results, [
    section(said.join('\n')),
    ...rowsOf(state, text),
    ...remarks,
    context(sessionToken.rule),
  ]);
}
