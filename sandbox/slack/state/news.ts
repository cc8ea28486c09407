import type { Message } from './records.ts';

/** Something that the app or a person did in a conversation, about which Slack sends events. */
export type News =
  | { readonly kind: 'posted'; readonly message: Message }
  | { readonly kind: 'changed'; readonly message: Message; readonly before: Message }
  | { readonly kind: 'deleted'; readonly message: Message }
  | {
      readonly kind: 'reacted';
      readonly message: Message;
      readonly userId: string;
      readonly name: string;
      readonly isAdded: boolean;
    }
  | {
      readonly kind: 'joined' | 'left';
      readonly channelId: string;
      readonly userId: string;
      readonly inviterId?: string | undefined;
    };

/**
 * Passes news about actions of the app to a listener, which sends events. The actions of people do not use it: they
 * send their events directly and wait for the delivery.
 */
export interface NewsDesk {
  announce(news: News): void;
  onNews(listener: (news: News) => void): void;
}

export function createNewsDesk(): NewsDesk {
  const listeners: ((news: News) => void)[] = [];
  return {
    announce(news) {
      for (const listener of listeners) listener(news);
    },
    onNews: (listener) => void listeners.push(listener),
  };
}
