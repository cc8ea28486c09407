import { isoSeconds } from '../../scenario/naming.ts';
import type { AuditRecord } from '../../shared/audit-record.ts';
import { waitIfAsked } from '../api/slack-call.ts';
import type { SlackDoor } from '../api/slack-door.ts';
import type { SlackLogger } from '../bolt/bolt-logger.ts';
import { within } from '../bolt/within.ts';
import { escapeMrkdwn } from '../messages/mrkdwn.ts';

/**
 * How long records are collected, in milliseconds: a channel accepts about one message a second, so records are posted
 * together.
 */
const GATHER_MS = 3000;
const MOST_LINES = 40;
/** Events that are not posted, because they are many and people read the channel. The audit trail itself has them. */
const NOT_MIRRORED = new Set(['step-finished', 'stage-entered']);

interface ChannelParts {
  readonly door: SlackDoor;
  readonly channelId: string;
  readonly logger: SlackLogger;
}

/**
 * Posts audit records in a Slack channel. A post is repeated once if Slack asks to wait for at most ten seconds. Any
 * other failure is logged and not repeated, since the audit trail itself is complete.
 */
export function createAuditChannel({ door, channelId, logger }: ChannelParts) {
  let lines: string[] = [];
  let timer: NodeJS.Timeout | undefined;
  /** Resolves when all posts that have begun are done. The next post waits for it, so the records stay in order. */
  let lastPost = Promise.resolve();

  async function postNext(): Promise<void> {
    const told = lines.splice(0, MOST_LINES);
    if (told.length === 0) return;
    const content = { text: told.join('\n'), unfurl_links: false } as const;
    await waitIfAsked(() => door.post(channelId, content)).catch((error: unknown) =>
      logger.warn({ error, records: told.length }, 'audit records could not be posted in their channel'),
    );
  }
  function post(): Promise<void> {
    lastPost = lastPost.then(postNext);
    return lastPost;
  }
  async function postAll(): Promise<void> {
    do await post();
    while (lines.length > 0);
  }
  function postSoon(): void {
    timer ??= setTimeout(async () => {
      timer = undefined;
      await post();
      if (lines.length > 0) postSoon();
    }, GATHER_MS).unref();
  }

  return {
    mirror(record: AuditRecord): void {
      if (NOT_MIRRORED.has(record.event)) return;
      lines = [...lines, lineOf(record)];
      postSoon();
    },
    /**
     * Posts all collected records now, after the posts that have begun. Waits for all of them, at most `ms`
     * milliseconds. Never throws.
     */
    async flush(ms: number): Promise<void> {
      clearTimeout(timer);
      timer = undefined;
      if ((await within(ms, postAll())) === 'done') return;
      logger.warn({ records: lines.length }, 'audit records did not reach their channel before the stop');
    },
  };
}

/** Returns a line such as `2026-11-23T04:10:00Z *demo-ended* demo abc of <@U1>: reason stopped, removed 5, left 0`. */
function lineOf({ at, event, demoId, participantId, byUserId, details }: AuditRecord): string {
  const when = isoSeconds(at);
  const whose = [
    demoId && `demo ${demoId}`,
    participantId && `of <@${participantId}>`,
    byUserId && `by <@${byUserId}>`,
  ].filter(Boolean);
  const told = Object.entries(details).map(([name, value]) => `${name} ${escapeMrkdwn(String(value))}`);
  return [`${when} *${event}*`, ...whose].join(' ') + (told.length === 0 ? '' : `: ${told.join(', ')}`);
}
