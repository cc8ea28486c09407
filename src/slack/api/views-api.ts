import type { HomeView, ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import QuickLRU from 'quick-lru';
import type { MethodLimits } from './method-limits.ts';
import { isDone, isRefusedWith } from './refusals/refusal.ts';

const MOST_HASHES = 1000;

/** Modals and App Homes. All throw UpstreamError, ConfigError. */
export interface ViewsApi {
  /** Opens a modal and returns the view's id. A trigger lives three seconds and is used once. */
  openView(triggerId: string, view: ModalView): Promise<string>;
  /**
   * Replaces an open modal. A window that the person has closed is nothing to worry about: the DM says the same.
   * @param hash of the window that may be replaced; absent: whatever it shows by now
   * @returns `changed` when it has got another hash since
   */
  updateView(viewId: string, view: ModalView, hash?: string): Promise<'updated' | 'closed' | 'changed'>;
  /** Returns the hash that a window got with the newest change by this bot; absent: this bot has not changed it. */
  newestHash(viewId: string): string | undefined;
  /**
   * Shows a person their App Home. `not-enabled`: this app has no home tab. `overtaken`: another bot has published in the meantime,
   * which shows no less.
   */
  publishHome(userId: string, view: HomeView): Promise<'published' | 'overtaken' | 'not-enabled'>;
}

export function createViewsApi({ views }: WebClient, { callSlack }: MethodLimits): ViewsApi {
  const hashes = new QuickLRU<string, string>({ maxSize: MOST_HASHES });
  return {
    openView: async (triggerId, view) => {
      const answer = await callSlack('views.open', () => views.open({ trigger_id: triggerId, view }));
      return answer.view?.id ?? '';
    },
    updateView: async (viewId, view, hash) => {
      try {
        const change = () => views.update({ view_id: viewId, view, ...(hash && { hash }) });
        const { view: changed } = await callSlack('views.update', change);
        if (changed?.hash !== undefined) hashes.set(viewId, changed.hash);
        return 'updated';
      } catch (error) {
        if (isDone(error)) return 'closed';
        if (hash && isRefusedWith(error, 'hash_conflict')) return 'changed';
        throw error;
      }
    },
    newestHash: (viewId) => hashes.get(viewId),
    publishHome: async (userId, view) => {
      try {
        await callSlack('views.publish', () => views.publish({ user_id: userId, view }));
        return 'published';
      } catch (error) {
        if (isRefusedWith(error, 'not_enabled')) return 'not-enabled';
        if (isRefusedWith(error, 'hash_conflict')) return 'overtaken';
        throw error;
      }
    },
  };
}
