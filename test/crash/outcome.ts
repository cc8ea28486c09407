import type { Cut } from './gate.ts';
import type { Life } from './life.ts';

export interface Cell {
  readonly cut: Cut;
  /**
   * `finished`: the person saw the results and the receipt. `asked again`: they did, but had to start or type codes
   * again. `ended with receipt`: they saw no results. `told why not`: they saw no receipt, but that there is no demo or
   * that its cleanup is incomplete. `LOST`: they saw none of these. `not reached`: the bot did not make the call of the
   * cut, because the number of some calls depends on the clock.
   */
  readonly outcome: 'finished' | 'asked again' | 'ended with receipt' | 'told why not' | 'not reached' | 'LOST';
  /** The problems of the demo, for example resources that are left. Empty if the demo went well. */
  readonly faults: readonly string[];
  readonly leftovers: number;
  readonly duplicateProgress: number;
  readonly duplicateQr: number;
  readonly nudges: readonly string[];
  readonly seconds: number;
}

/** Returns the outcome and the problems of a demo whose bot was killed. */
export function judge(cut: Cut, life: Life): Cell {
  const { story, findings, isCut, seconds } = life;
  const outcome = outcomeOf(life);
  const faults = [
    ...(outcome === 'LOST' ? ['the demo is lost'] : []),
    ...findings.leftovers.map((name) => `left: ${name}`),
    ...findings.files.map((id) => `file left: ${id}`),
    ...findings.tooMany.map((what) => `at one moment ${what}`),
    ...findings.codesSentTwice.map((what) => `a code was sent twice: ${what}`),
    ...(findings.duplicateQr > 0 ? [`${findings.duplicateQr} more QR messages`] : []),
    ...(findings.users > story.starts ? [`${findings.users} users for ${story.starts} starts`] : []),
  ];
  const { duplicateProgress, duplicateQr, leftovers } = findings;
  return {
    cut,
    outcome: isCut ? outcome : 'not reached',
    faults,
    leftovers: leftovers.length,
    duplicateProgress,
    duplicateQr,
    nudges: story.nudges,
    seconds,
  };
}

function outcomeOf({ story }: Life): Cell['outcome'] {
  const wasAskedAgain = story.starts > 1 || story.pairsTyped > 1 || story.singlesTyped > 1;
  if (story.sawReceipt && story.sawReport) return wasAskedAgain ? 'asked again' : 'finished';
  if (story.sawReceipt) return 'ended with receipt';
  return story.toldInstead ? 'told why not' : 'LOST';
}
