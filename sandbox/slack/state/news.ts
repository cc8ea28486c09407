import type { Message } from './records.ts';

/** What happened in a conversation, by the app or by a person; apps hear of it by an event. */
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

/** Hands what the app did to whoever tells the app of it. What a person does is told by the action, which waits for it. */
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
