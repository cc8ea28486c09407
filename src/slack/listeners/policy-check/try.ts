import type { ModalView } from '@slack/types';
import type { Demo } from '../../../scenario/demo.ts';
import { goToDemo } from '../../messages/answers/buttons.ts';
import { alreadyActiveMessage } from '../../messages/answers/start.ts';
import { sentence } from '../../messages/blocks.ts';
import type { Person } from '../../people/people.ts';
import { textOf } from '../../text/catalog.ts';
import { answerView } from '../../views/answer.ts';
import { whyNot } from '../commands/start.ts';
import { wayToDemo } from '../demo-way.ts';
import type { ListenerParts } from '../parts.ts';
import type { ToTry } from './offered-try.ts';

/**
 * Starts a demo that tries a policy in AWS, for a person who may check policies. Returns the next window.
 * @throws UpstreamError, ConfigError
 */
export async function beginTry(
  parts: ListenerParts,
  person: Person,
  { policy, simulated }: ToTry,
  bot: string,
): Promise<ModalView> {
  const text = textOf(person.participant.locale);
  const opening = { scenario: 'policy-try', state: { policy: JSON.stringify(policy), simulated } };
  const greet = (demo: Demo) => parts.qrPoster.openConversation(demo);
  const result = await parts.operations.begin(person.participant, { greet }, opening);
  switch (result.kind) {
    case 'started': {
      const way = await wayToDemo(parts, result.demo.demoId, bot);
      return answerView(text, sentence(text.policyCheck.real.started, ...goToDemo(text, way)));
    }
    case 'already-active': {
      const { demo } = result;
      const way = await wayToDemo(parts, demo.demoId, bot);
      return answerView(text, alreadyActiveMessage(demo, parts.faces.of(demo), text, way));
    }
    default:
      return answerView(text, await whyNot(result, { parts, person, text }));
  }
}
