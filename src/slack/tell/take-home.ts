import { randomBytes } from 'node:crypto';
import type { Demo } from '../../scenario/demo.ts';
import type { ConversationMemory } from '../../scenario/ports/conversation-memory.ts';
import type { SlackDoor } from '../api/slack-door.ts';
import type { TakeHome } from '../messages/face.ts';
import { textOf } from '../text/catalog.ts';

const SENT = 'sent';
const NOT_SENT = 'not-sent';
/**
 * How long a claim is valid, in milliseconds. If the files are not sent by then, the bot that claimed them has crashed.
 */
const PATIENCE_MS = 60_000;

/**
 * Shares the programs to take home in the direct message, once per demo, in the participant's language.
 * @param now epoch milliseconds
 * @returns whether this call has sent them; if not, they are already sent or on their way
 * @throws UpstreamError, ConfigError; another call may then try again
 */
export async function sendTakeHome(
  { door, memory }: { door: SlackDoor; memory: ConversationMemory },
  { demoId, participant }: Demo,
  takeHome: TakeHome,
  now: number,
): Promise<boolean> {
  const { channelId, takeHome: before } = await memory.read(demoId);
  if (isTaken(before, now)) return false;
  // The random part makes the claims of two clicks in the same millisecond different.
  const claim = `${now} ${randomBytes(4).toString('hex')}`;
  if (!(await memory.replace(demoId, 'takeHome', before, claim))) return false;
  try {
    const text = textOf(participant.locale);
    const shared = takeHome.files(text).map(({ name, content }) => ({ name, bytes: Buffer.from(content) }));
    await door.shareFiles(channelId ?? (await door.openDm(participant.userId)), text.takeHome.files.message, shared);
  } catch (error) {
    await memory.replace(demoId, 'takeHome', claim, NOT_SENT).catch(() => false);
    throw error;
  }
  await memory.replace(demoId, 'takeHome', claim, SENT);
  return true;
}

/** Whether the files are sent, or a valid claim exists. A claim begins with its time. */
function isTaken(fact: string | undefined, now: number): boolean {
  if (fact === undefined || fact === NOT_SENT) return false;
  return fact === SENT || now - Number.parseInt(fact, 10) < PATIENCE_MS;
}
