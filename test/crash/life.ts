import { readFile } from 'node:fs/promises';
import { startEmbeddedAws } from '../../sandbox/aws/start.ts';
import { createPerson } from '../../sandbox/person/person.ts';
import { startEmbeddedSlack } from '../../sandbox/slack/start.ts';
import { castOf, playerOf } from './cast.ts';
import { createCloser } from './closer.ts';
import type { Cut, Point } from './gate.ts';
import { playOn, type Story } from './play-on.ts';
import { startWatchedBot } from './watched-bot.ts';
import { createWitness, type Findings } from './witness.ts';

export interface Life {
  readonly story: Story;
  readonly findings: Findings;
  readonly points: readonly Point[];
  /** Whether the bot was killed at the cut. */
  readonly isCut: boolean;
  readonly seconds: number;
  readonly logTail: string;
}

/**
 * Plays one whole demo of one person. With a cut, the bot is killed there and started again, and the person continues.
 */
export async function live(lesson: string, cut?: Cut): Promise<Life> {
  const startedAt = Date.now();
  const manifest = await readFile(new URL('../../manifest.yml', import.meta.url), 'utf8');
  await using parts = createCloser();
  const aws = parts.adopt(await startEmbeddedAws({ propagationSeconds: 0 }), (it) => it.close());
  const slack = parts.adopt(await startEmbeddedSlack({ manifest, fileProcessingMs: 0 }), (it) => it.close());
  const cast = castOf(lesson);
  const { userId, settings } = await playerOf(lesson, slack, aws);
  const person = parts.adopt(await createPerson(slack.url, userId), (it) => it.close());
  const witness = createWitness(aws, slack, person);
  const { onAwsAnswer } = witness;
  const bot = await startWatchedBot(parts, { aws, slack, cuts: cut ? [cut] : [], settings, onAwsAnswer });
  const story = await playOn(person, cast.patience, cast.createPart(person));
  const findings = witness.report();
  const seconds = (Date.now() - startedAt) / 1000;
  const { passed: points, isCut } = bot.gate;
  return { story, findings, points, isCut, seconds, logTail: bot.logTail() };
}
