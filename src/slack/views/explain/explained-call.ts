import type { KnownBlock } from '@slack/types';
import type { RecordedCall } from '../../../scenario/ports/call-log.ts';
import { TYPED_CODE } from '../../../shared/aws-call.ts';
import { context, section } from '../../messages/blocks.ts';
import { code, timeOfDay } from '../../messages/mrkdwn.ts';
import type { Text } from '../../text/en.ts';

/**
 * Explains one call: its purpose, its parameters, its credentials, and AWS's answer.
 * @param all the calls of the demo, oldest first; earlier calls show how its credentials were requested
 * @param index of the call in `all`
 */
export function explainedCall(all: readonly RecordedCall[], index: number, text: Text): KnownBlock[] {
  const call = all[index];
  if (!call) return [];
  const { purpose, times, request, noAnswer } = text.takeHome.explain;
  const name = code(`${call.service}:${call.operation}`);
  const often = call.times > 1 ? ` · ${times(call.times)}` : '';
  const what = Object.hasOwn(purpose, call.operation) ? call.operation : 'other';
  const lines = [
    `*${index + 1}. ${name}* · ${answerOf(call, text)}${often}`,
    purpose[what as keyof typeof purpose],
    ...parametersOf(call, text),
  ];
  const answered = call.requestId === undefined ? noAnswer : request(code(call.requestId));
  return [section(lines.join('\n')), context([signerOf(all, index, text), answered, timeOfDay(call.at)].join(' · '))];
}

function answerOf({ outcome }: RecordedCall, { takeHome: { explain } }: Text): string {
  if (outcome === 'ok') return `:white_check_mark: ${explain.allowed}`;
  if (outcome === 'AccessDenied') return `:no_entry: ${explain.denied} (${code(outcome)})`;
  return `:warning: ${explain.failed} (${code(outcome)})`;
}

function parametersOf({ parameters }: RecordedCall, { takeHome: { explain } }: Text): string[] {
  const told = Object.entries(parameters).map(
    ([name, value]) => `${name}: ${value === TYPED_CODE ? explain.yours : code(value)}`,
  );
  return told.length === 0 ? [] : [told.join(' · ')];
}

const GIVES_CREDENTIALS = ['GetSessionToken', 'AssumeRole'];

/**
 * Names the credentials of a call. A demo makes one call after the other, so a call with temporary credentials uses the
 * last ones that were requested before it.
 */
function signerOf(all: readonly RecordedCall[], index: number, { takeHome: { explain } }: Text): string {
  const by = all[index]?.by ?? 'bot';
  if (by !== 'temporary credentials') return explain.by[by];
  const requested = all
    .slice(0, index)
    .findLast(({ operation, outcome }) => GIVES_CREDENTIALS.includes(operation) && outcome === 'ok');
  if (!requested) return explain.by[by];
  return 'TokenCode' in requested.parameters ? explain.withCode : explain.withoutCode;
}
