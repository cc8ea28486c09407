import { inject } from 'vitest';
import type { EmbeddedAws } from '../../sandbox/aws/start.ts';
import { addBot } from '../../sandbox/cli/whole/bot-in-aws.ts';
import type { Person } from '../../sandbox/person/person.ts';
import type { EmbeddedSlack } from '../../sandbox/slack/start.ts';
import { createCheckPart } from './parts/check.ts';
import { createLessonPart } from './parts/lesson.ts';
import type { Part } from './parts/part.ts';
import type { PlayOptions } from './play-on.ts';

/**
 * A stage in which the bot is stopped. If the stage is short, the call `slow` is slowed down, so that the signal
 * reaches the bot before the stage is over.
 */
interface HeldStage {
  readonly stage: string;
  readonly slow?: string;
}

/** How the matrices play one lesson: the person, their moves, and the stages. */
export interface Cast {
  readonly persona: 'Ana' | 'Max';
  createPart(person: Person): Part;
  readonly patience: PlayOptions;
  /** Returns additional settings of the bot. */
  settings(aws: EmbeddedAws): Promise<Readonly<Record<string, string>>>;
  readonly stages: readonly HeldStage[];
  /**
   * For most stages, in the order of a demo, a call that the bot always makes in this stage. The fault matrix starts a
   * fault at this call.
   */
  readonly marks: Readonly<Record<string, string>>;
}

const WHILE_CONNECTING: readonly HeldStage[] = [
  { stage: 'preparing', slow: 'CreateVirtualMFADevice' },
  { stage: 'awaiting-enrollment' },
  { stage: 'enrolling', slow: 'EnableMFADevice' },
  { stage: 'awaiting-session-code' },
];
const TEARING_DOWN: HeldStage = { stage: 'tearing-down', slow: 'DeleteUser' };

const withPhone: Cast = {
  persona: 'Ana',
  createPart: createLessonPart,
  patience: { patienceMs: 14_000, giveUpMs: 110_000 },
  settings: async () => ({}),
  stages: [...WHILE_CONNECTING, { stage: 'proving', slow: 'GetSessionToken' }, { stage: 'proved' }, TEARING_DOWN],
  marks: {
    preparing: 'aws CreateUser',
    'awaiting-enrollment': 'slack chat.getPermalink',
    enrolling: 'aws EnableMFADevice',
    'awaiting-session-code': 'slack views.update',
    proving: 'aws ListBuckets',
    'tearing-down': 'aws DeleteUserPolicy',
  },
};

const BOT_KEY = { accessKeyId: 'AKIAMATRIXMATRIXMATR', secretAccessKey: 'm'.repeat(40) };

const CASTS: Readonly<Record<string, Cast>> = {
  'session-token': withPhone,
  'assume-role': {
    ...withPhone,
    stages: [...WHILE_CONNECTING, { stage: 'proving', slow: 'AssumeRole' }, { stage: 'proved' }, TEARING_DOWN],
  },
  // This lesson waits until the MFA code is one minute old.
  'mfa-age': {
    ...withPhone,
    patience: { patienceMs: 75_000, giveUpMs: 260_000 },
    stages: [
      ...WHILE_CONNECTING,
      { stage: 'proving', slow: 'GetSessionToken' },
      { stage: 'aging' },
      { stage: 'awaiting-next-code' },
      { stage: 'proved' },
      TEARING_DOWN,
    ],
  },
  // A try takes longer than a lesson, because it counts a denial only after AWS has had time to spread the policy.
  'policy-try': {
    persona: 'Max',
    createPart: createCheckPart,
    patience: { patienceMs: 40_000, giveUpMs: 180_000 },
    settings: (aws) => addBot(aws, 'default', BOT_KEY),
    stages: [{ stage: 'preparing', slow: 'CreateVirtualMFADevice' }, { stage: 'trying' }, TEARING_DOWN],
    marks: { preparing: 'aws CreateUser', trying: 'aws ListBuckets', 'tearing-down': 'aws DeleteUserPolicy' },
  },
};

/** Returns the cast of a lesson. @throws Error for a lesson without a cast */
export function castOf(lesson: string): Cast {
  const cast = CASTS[lesson];
  if (!cast) throw new Error(`The matrices cannot play ${lesson}, only: ${Object.keys(CASTS).join(', ')}`);
  return cast;
}

/**
 * Returns the person who plays the lesson in this workspace, and the settings with which the bot offers it. A policy
 * can be tried whichever lessons the bot offers.
 */
export async function playerOf(lesson: string, slack: Pick<EmbeddedSlack, 'workspace'>, aws: EmbeddedAws) {
  const { persona, settings } = castOf(lesson);
  const { userId } = slack.workspace.personas.find(({ name }) => name === persona)!;
  const offered: Readonly<Record<string, string>> = lesson === 'policy-try' ? {} : { SCENARIOS: lesson };
  return { userId, settings: { ...offered, ...(await settings(aws)), ADMIN_USER_IDS: userId } };
}

/** Returns the lesson of this test run (`CRASH_LESSON` or `FAULTS_LESSON`). */
export function lessonOfRun(): string {
  return inject('lesson');
}
