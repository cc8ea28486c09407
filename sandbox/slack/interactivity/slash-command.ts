import { SlackRefusal } from '../refusal.ts';
import { addNotice } from '../state/notices.ts';
import type { Conversation, User } from '../state/records.ts';
import { issueResponseUrl } from '../state/response-urls.ts';
import type { SlackState } from '../state/state.ts';
import { issueTrigger } from '../state/triggers.ts';
import { encodeCommand } from '../typed/encode.ts';
import type { Delivery, Slack } from './deliver.ts';
import { channelPart } from './payload-parts.ts';
import { respond } from './respond.ts';

/** Handles a text that starts with `/`. It is never posted into the conversation. */
export async function typeSlashCommand(slack: Slack, user: User, where: Conversation, typed: string): Promise<void> {
  const { state } = slack;
  const [, command = typed, text = ''] = typed.match(/^(\/\S*)\s*([\s\S]*)$/) ?? [];
  const known = state.manifest.commands.find((one) => one.command === command);
  if (!known) {
    const explanation = 'In Slack, all messages that start with the "/" character are interpreted as commands.';
    addNotice(state, user.userId, where.channelId, `${command} is not a valid command. ${explanation}`);
    return;
  }
  const said = known.isEscaped ? encodeCommand(state, text.trim()) : text.trim();
  const payload = commandPayload(state, user, where, command, said);
  const delivery = await slack.deliver({ type: 'slash_commands', payload, acceptsResponsePayload: true });
  const problem = problemOf(state, user, where, delivery);
  if (problem) addNotice(state, user.userId, where.channelId, `${command} failed with the error "${problem}"`);
}

/**
 * Shows the message in the acknowledgement of a command. Returns Slack's error if no acknowledgement came in time or if
 * it is not valid.
 */
function problemOf(state: SlackState, user: User, where: Conversation, delivery: Delivery): string | undefined {
  if (delivery.kind === 'timeout') return 'operation_timeout';
  if (delivery.kind === 'failed') return delivery.word;
  if (isEmpty(delivery.payload)) return undefined;
  try {
    respond(state, { channelId: where.channelId, userId: user.userId }, delivery.payload);
    return undefined;
  } catch (error) {
    if (error instanceof SlackRefusal) return error.word;
    throw error;
  }
}

function isEmpty(payload: unknown): boolean {
  return typeof payload === 'object' && (payload === null || Object.keys(payload).length === 0);
}

function commandPayload(state: SlackState, user: User, where: Conversation, command: string, text: string): object {
  return {
    token: state.secrets.verificationToken,
    team_id: state.team.id,
    team_domain: state.team.domain,
    channel_id: where.channelId,
    channel_name: channelPart(where).name,
    user_id: user.userId,
    user_name: user.handle,
    command,
    text,
    api_app_id: state.app.appId,
    is_enterprise_install: 'false',
    response_url: issueResponseUrl(state, { channelId: where.channelId, userId: user.userId }),
    trigger_id: issueTrigger(state, user.userId),
  };
}
