import type { Text } from '../en.ts';

export const damaged: Text['damaged'] = {
  own: (id) =>
    `:warning: 申し訳ありません。デモの状態を読み取れなくなったため、続けられません。操作は必要ありません。デモの終了時刻を過ぎると、AWS 内のものはすべて自動で削除されます。その後、新しいデモを開始できます。管理者に伝えるインシデント ID: \`${id}\``,
};
