import { isoSeconds } from '../../scenario/naming.ts';
import type { AuditRecord } from '../../shared/audit-record.ts';
import type { SlackDoor } from '../api/slack-door.ts';
import type { SlackLogger } from '../bolt/bolt-logger.ts';
import { escapeMrkdwn } from '../messages/mrkdwn.ts';

/**
 * How long records are collected, in milliseconds: a channel accepts about one message a second, so records are posted
 * together.
 */
const GATHER_MS = 3000;
const MOST_LINES = 40;
/** Left out, because people read the channel; the audit trail itself has every step. */
const NOT_MIRRORED = new Set(['step-finished', 'stage-entered']);

interface ChannelParts {
  readonly door: SlackDoor;
  readonly channelId: string;
  readonly logger: SlackLogger;
}

/**
 * Posts audit records in a Slack channel. A post that fails is logged and not repeated, since the audit trail itself is
 * complete.
 */
export function createAuditChannel({ door, channelId, logger }: ChannelParts) {
  let lines: string[] = [];
  let timer: NodeJS.Timeout | undefined;

  async function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const told = lines.splice(0, MOST_LINES);
    if (told.length === 0) return;
    await door
      .post(channelId, { text: told.join('\n'), unfurl_links: false })
      .catch((error: unknown) =>
        logger.warn({ error, records: told.length }, 'audit records could not be posted in their channel'),
      );
    if (lines.length > 0) timer ??= setTimeout(() => void flush(), GATHER_MS).unref();
  }

  return {
    mirror(record: AuditRecord): void {
      if (NOT_MIRRORED.has(record.event)) return;
      lines = [...lines, lineOf(record)];
      timer ??= setTimeout(() => void flush(), GATHER_MS).unref();
    },
    flush,
  };
}

/** `2026-11-23T04:10:00Z *demo-ended* demo abc of <@U1>: reason stopped, removed 5, left 0` */
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
