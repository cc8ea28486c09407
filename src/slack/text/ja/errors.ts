import type { Text } from '../en.ts';

export const errors: Text['errors'] = {
  incident: (id) =>
    `:warning: 申し訳ありません。システムで問題が発生しました (操作に誤りはありません)。もう一度お試しください。繰り返し発生する場合は、次のインシデント ID を管理者にお伝えください: \`${id}\``,
  clickAgain: 'Slack からの通知が遅れたため、処理できませんでした。もう一度お試しください。',
};

export const admins: Text['admins'] = {
  misconfigured: (user, reason) =>
    `:warning: *設定の確認が必要です: ${user} さんのデモを続けられませんでした。*\n${reason}`,
  misconfiguredToDo:
    '*対処方法:* `npm run doctor` を実行してください。必要な設定をすべて確認し、修正方法を表示します。設定を修正するまで、以降のデモも失敗します。このデモはクリーンアップしています。',
  surprise: (user) =>
    `:warning: *${user} さんのデモで、MFA なしで S3 にアクセスできました。*\nテストユーザーのポリシーでは MFA が必須ですが、S3 のバケット一覧を取得できました。AWS アカウント内の別の設定が許可しています。`,
  surpriseToDo:
    '*対処方法:* 新しい IAM ユーザーに `s3:ListAllMyBuckets` を許可している設定 (自動で追加されるグループやポリシーなど) を確認してください。修正するまで、以降のデモも同じように終了します。このデモはクリーンアップしています。',
  stuck: (user, reason) => `:warning: *${user} さんのデモのクリーンアップが完了していません。*\n${reason}`,
  stuckToDo:
    '*対処方法:* AWS で原因を取り除いてください。クリーンアップは自動で再試行します。`/mfa-demo cleanup` を使うと、すぐに再試行し、残っているものを確認できます。',
  about: (demoId) => `デモ \`${demoId}\``,
  aboutIncident: (demoId, incidentId) => `デモ \`${demoId}\` · インシデント ID \`${incidentId}\``,
  stuckReasonUnknown: 'AWS での削除を完了できませんでした。',
};
