import { z } from 'zod';
import { pathOf, tagsOf, userNameOf } from '../../../src/scenario/naming.ts';
import type { Scenario } from '../../../src/scenario/scenario.ts';
import { secret } from '../../../src/scenario/secret.ts';
import { done, type Step } from '../../../src/scenario/step.ts';

const helloState = z.strictObject({ said: secret.optional() });
export type HelloState = z.infer<typeof helloState>;

const greet: Step<HelloState> = {
  id: 'greet',
  leaves: 'user',
  perform: async ({ demo, aws, qrPoster, settings: { installation } }) => {
    await qrPoster.openConversation(demo);
    const tags = tagsOf(demo, installation);
    await aws.ensureUser({ userName: userNameOf(demo), path: pathOf(installation), tags });
    return done();
  },
};

/** The smallest possible lesson: one step and one form. */
export const hello: Scenario<HelloState> = {
  id: 'hello',
  firstStage: 'greeting',
  firstState: {},
  stages: {
    greeting: { steps: [greet], next: 'listening', priority: 'preparing' },
    listening: { steps: [], priority: 'preparing' },
    answered: { steps: [], priority: 'code' },
  },
  forms: { word: { stage: 'listening', next: 'answered', codes: 1, take: ({ codes: [said] }) => ({ said }) } },
  state: helloState,
  onMoreTime: [],
  isSurprise: () => false,
  withoutSecrets: () => ({}),
};
