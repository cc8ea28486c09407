import * as z from 'zod';

const frameSchema = z.object({
  type: z.enum(['hello', 'disconnect']),
  reason: z.string().optional(),
  num_connections: z.number().optional(),
});

/** Slack renews connections now and then: a new one is opened, and nobody need know. */
const ROUTINE = new Set(['warning', 'refresh_requested']);

/** What the operator can do, by Slack's word for why it ends a connection. */
const SENTENCES: Readonly<Record<string, string>> = {
  too_many_websockets:
    'Slack allows ten connections for one app, and ten are open (too_many_websockets): end bots that are not needed, or wait a minute for connections that were cut off.',
  link_disabled:
    'Socket Mode is off for this app (link_disabled): switch it on under "Socket Mode", or set SLACK_TRANSPORT=http.',
};

export type SocketNews =
  | { readonly kind: 'open'; readonly connections: number | undefined }
  /** `isFinal`: a bot that starts need not try again. */
  | { readonly kind: 'refused'; readonly reason: string; readonly sentence: string; readonly isFinal: boolean };

/** What a frame of Slack's socket says about the connection itself; most frames say nothing of it. */
export function socketNewsIn(data: unknown): SocketNews | undefined {
  const frame = frameSchema.safeParse(parsed(data)).data;
  if (frame === undefined) return undefined;
  if (frame.type === 'hello') return { kind: 'open', connections: frame.num_connections };
  const reason = /^\w{1,40}$/.exec(frame.reason ?? '')?.[0] ?? 'no reason given';
  if (ROUTINE.has(reason)) return undefined;
  const sentence = SENTENCES[reason] ?? `Slack ended the connection of the bot (${reason}).`;
  return { kind: 'refused', reason, sentence, isFinal: reason in SENTENCES };
}

function parsed(data: unknown): unknown {
  // Other frames hold what people type: they are not looked into.
  if (typeof data !== 'string' || !/"type":\s*"(?:hello|disconnect)"/.test(data)) return undefined;
  try {
    return JSON.parse(data);
  } catch {
    return undefined;
  }
}
