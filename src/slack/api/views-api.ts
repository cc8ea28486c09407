import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { callSlack, isRefusedWith } from './slack-call.ts';

/** A trigger lives three seconds and is used once; https://docs.slack.dev/interactivity/handling-user-interaction. */
export const TRIGGER_REFUSALS = ['expired_trigger_id', 'exchanged_trigger_id', 'invalid_trigger_id'];

/** Opens a modal and returns the view's id. @throws UpstreamError, among others with a code of TRIGGER_REFUSALS. */
export async function openView(client: WebClient, triggerId: string, view: ModalView): Promise<string> {
  const answer = await callSlack('views.open', () => client.views.open({ trigger_id: triggerId, view }));
  return answer.view?.id ?? '';
}

/** Replaces an open modal. A window that the person has closed is nothing to worry about: the DM says the same. */
export async function updateView(client: WebClient, viewId: string, view: ModalView): Promise<'updated' | 'closed'> {
  try {
    await callSlack('views.update', () => client.views.update({ view_id: viewId, view }));
    return 'updated';
  } catch (error) {
    if (isRefusedWith(error, 'not_found')) return 'closed';
    throw error;
  }
}
