import type { HomeView, ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import QuickLRU from 'quick-lru';
import type { MethodLimits } from './method-limits.ts';
import { isDone, isRefusedWith } from './refusals/refusal.ts';

const MOST_HASHES = 1000;

/** Opens and changes modals, and publishes App Homes. All methods throw UpstreamError and ConfigError. */
export interface ViewsApi {
  /** Opens a modal and returns the view's id. A trigger id expires after three seconds and can be used once. */
  openView(triggerId: string, view: ModalView): Promise<string>;
  /**
   * Replaces the content of an open modal. A modal that the person has closed is not an error.
   * @param hash replaces the content only if the modal still has this hash; if absent, replaces it in any case
   * @returns `changed` if the modal has another hash, `closed` if the person has closed it
   */
  updateView(viewId: string, view: ModalView, hash?: string): Promise<'updated' | 'closed' | 'changed'>;
  /**
   * Returns the hash that a modal had after the last `updateView` of this process; `undefined` if there was none, or
   * not recently.
   */
  newestHash(viewId: string): string | undefined;
  /**
   * Publishes a person's App Home. Returns `not-enabled` if the app has no Home tab, and `overtaken` if another bot
   * published this person's App Home at the same time. The other bot's view is not older.
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
