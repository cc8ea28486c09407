import type { Text } from '../en.ts';

export const errors: Text['errors'] = {
  incident: (id) =>
    `:warning: 申し訳ありません。こちら側で問題が発生しました。もう一度お試しください。繰り返し発生する場合は、この番号を管理者にお伝えください: \`${id}\``,
  clickAgain: 'Slack からの通知が遅れたため、処理できませんでした。もう一度ボタンを押してください。',
};

export const admins: Text['admins'] = {
  misconfigured: (user, demoId, reason) =>
    `:warning: *デモを続けられませんでした。対処されるまで、次のデモも同じように終わります。* ${reason} 対象は ${user} さんのデモ \`${demoId}\` で、作成したものは削除しています。\`npm run doctor\` で必要な設定をすべて確認できます。`,
  surprise: (user, demoId) =>
    `:rotating_light: *MFA なしのアクセスが許可されました。* ${user} さんのデモ \`${demoId}\` が、MFA を求めるポリシーにもかかわらず S3 のバケット一覧を取得できました。AWS アカウント内の別の設定が許可しています。デモを削除しています。`,
  stuck: (user, demoId, reason) =>
    `:warning: *デモを削除できませんでした。* ${user} さんのデモ \`${demoId}\`: ${reason}`,
};
