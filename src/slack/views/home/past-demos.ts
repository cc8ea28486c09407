import type { KnownBlock } from '@slack/types';
import type { EndReason } from '../../../scenario/demo.ts';
import type { PastDemo } from '../../../scenario/ports/demo-history.ts';
import { header, section } from '../../messages/blocks.ts';
import type { Faces } from '../../messages/face.ts';
import type { Text } from '../../text/en.ts';

const ICONS: Record<EndReason, string> = {
  stop: ':heavy_minus_sign:',
  timeout: ':alarm_clock:',
  cleanup: ':broom:',
  failure: ':x:',
  surprise: ':warning:',
  finished: ':heavy_minus_sign:',
  'workshop-over': ':mortar_board:',
};

/** Reasons for a demo's end after which a finished lesson still counts as finished. */
const HARMLESS: ReadonlySet<EndReason> = new Set(['stop', 'timeout', 'cleanup', 'finished', 'workshop-over']);

/** Lists the person's last demos, newest first; no blocks if there are none. */
export function pastDemoBlocks(past: readonly PastDemo[], faces: Faces, text: Text): KnownBlock[] {
  if (past.length === 0) return [];
  return [
    { type: 'divider' },
    header(text.home.past.title),
    section(past.map((one) => lineOf(one, faces, text)).join('\n')),
  ];
}

function lineOf({ scenario, endReason, startedAt, endedAt, left, result }: PastDemo, faces: Faces, text: Text): string {
  const { home } = text;
  const isFinished = result !== undefined && HARMLESS.has(endReason);
  const icon = isFinished ? ':white_check_mark:' : ICONS[endReason];
  const finished = faces.ids.includes(scenario) ? faces.of({ scenario }).about(text).finished : home.past.finished;
  const ending = isFinished ? finished : home.past.ending[endReason];
  const seconds = Math.max(0, Math.round((endedAt - startedAt) / 1000));
  const lasted = home.past.lasted(Math.floor(seconds / 60), seconds % 60);
  const nothingLeft = left === 0 ? home.past.nothingLeft : home.past.left(left);
  return `${icon} *${ending}*  ·  ${dateAndTime(endedAt)}  ·  ${lasted}  ·  ${nothingLeft}`;
}

/**
 * Returns a date and time in the reader's time zone, where Slack writes "today" and "yesterday". Clients that cannot
 * show this show UTC.
 * @param at epoch milliseconds
 */
function dateAndTime(at: number): string {
  const fallback = `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  return `<!date^${Math.floor(at / 1000)}^{date_short_pretty} {time}|${fallback}>`;
}
