import type { enMessages } from './en-messages.ts';

export const jaMessages: typeof enMessages = {
  thread: {
    title: 'スレッド',
    start: 'スレッドで返信する',
    close: 'スレッドを閉じる',
    replies: 'メッセージと返信',
    count: (replies) => `${replies} 件の返信`,
    alsoSend: (place) => `${place} にも投稿する`,
  },
  reactions: {
    list: 'リアクション',
    add: 'リアクションする',
    find: '絵文字を検索する',
    none: 'この名前の絵文字はありません。',
    by: (names, emoji) => `${names} が :${emoji}: でリアクションしました`,
  },
  composer: {
    name: (place) => `${place} へのメッセージ`,
    type: (command) => `${command} と入力`,
    commandsOnly: '/ を入力するとコマンドを表示',
    reply: '返信する…',
    send: '送信',
    commands: 'コマンド',
    names: 'ユーザー、チャンネル、絵文字',
    keys: { choose: '選択', complete: '補完', send: '送信' },
  },
};
