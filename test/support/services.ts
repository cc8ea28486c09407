import { readFileSync } from 'node:fs';
import { onTestFinished } from 'vitest';
import { type EmbeddedAwsOptions, startEmbeddedAws } from '../../sandbox/aws/start.ts';
import { createPerson } from '../../sandbox/person/person.ts';
import { type EmbeddedSlackOptions, startEmbeddedSlack } from '../../sandbox/slack/start.ts';
import { PATIENT } from '../../sandbox/world.ts';
import type { PersonaName } from './world.ts';

const manifest = readFileSync(new URL('../../manifest.yml', import.meta.url), 'utf8');

/**
 * Starts an embedded AWS and an embedded Slack without their delays. `person` creates a person in Slack. All are closed
 * when the test is over.
 */
export async function startServices(options: { aws?: EmbeddedAwsOptions; slack?: Partial<EmbeddedSlackOptions> } = {}) {
  const aws = await startEmbeddedAws({ propagationSeconds: 0, ...options.aws });
  const delays = { fileProcessingMs: 0, ackLimitMs: PATIENT.patienceMs, triggerLifeMs: PATIENT.patienceMs };
  const slack = await startEmbeddedSlack({ manifest, ...delays, ...options.slack });
  onTestFinished(async () => {
    await Promise.all([slack.close(), aws.close()]);
  });
  const idOf = (who: PersonaName) => slack.workspace.personas.find(({ name }) => name === who)?.userId ?? '';
  const person = async (who: PersonaName) => {
    const made = await createPerson(slack.url, idOf(who));
    onTestFinished(() => made.close());
    return made;
  };
  return { aws, slack, person, idOf };
}
