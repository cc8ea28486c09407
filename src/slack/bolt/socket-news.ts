import * as z from 'zod';

const frameSchema = z.object({
  type: z.enum(['hello', 'disconnect']),
  reason: z.string().optional(),
  num_connections: z.number().optional(),
});

/** Reasons that need no report: Slack renews connections regularly, and the client then opens a new connection. */
const ROUTINE = new Set(['warning', 'refresh_requested']);

/** What the operator can do, for some of the reasons that Slack gives when it ends a connection. */
const SENTENCES: Readonly<Record<string, string>> = {
  too_many_websockets:
    'Slack allows ten connections for one app, and ten are open (too_many_websockets): stop bots that are not needed, or wait a minute until Slack closes broken connections.',
  link_disabled:
    'Socket Mode is off for this app (link_disabled): switch it on under "Socket Mode", or set SLACK_TRANSPORT=http.',
};

export type SocketNews =
  | { readonly kind: 'open'; readonly connections: number | undefined }
  /** `isFinal` is true if a bot that is starting need not try again. */
  | { readonly kind: 'refused'; readonly reason: string; readonly sentence: string; readonly isFinal: boolean };

/** Returns what a frame of Slack's socket says about the connection; `undefined` for most frames. */
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
  // Other frames contain what people type, so they are not parsed.
  if (typeof data !== 'string' || !/"type":\s*"(?:hello|disconnect)"/.test(data)) return undefined;
  try {
    return JSON.parse(data);
  } catch {
    return undefined;
  }
}
