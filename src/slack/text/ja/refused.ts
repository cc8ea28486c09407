import type { Text } from '../en.ts';

export const refused: Text['refused'] = {
  blanked: 'このメッセージは無効になりました。',
  adminsKnow: {
    told: '管理者に連絡済みです。',
    due: '管理者に連絡します。',
    nobody: 'このボットには管理者が設定されていません。ボットを導入した方にお知らせください。',
  },
  enterKey:
    '*1.*  このワークスペースでは QR コードをアップロードできません。*セットアップキーを使う* を押し、表示されるキーをスマートフォンの認証アプリに入力してください。\n*2.*  *コードを入力* を押し、アプリに表示されるコードを続けて 2 つ入力します。',
  noFiles:
    'このワークスペースではファイルをアップロードできないため、スクリプトを送信できません。ほかの機能には影響ありません。',
  unreachable: (admins) =>
    `:warning: *Slack の制限によりダイレクトメッセージを送信できないため、デモを開始しませんでした。* AWS には何も作成していません。${admins}`.trim(),
  busy: (seconds) => `Slack が混み合っています (変更は行っていません)。${seconds} 秒後にもう一度お試しください。`,
  cannotDecide:
    'ボットの設定に問題があり、デモを開始できる方を確認できません (変更は行っていません)。管理者にお知らせください。',
};

export const refusedForAdmins: Text['refusedForAdmins'] = {
  unreachable: (user, reason) =>
    `:warning: *${user} さんにダイレクトメッセージを送信できないため、デモを終了しました。*\n${reason}`,
  unreachableToDo:
    '*対処方法:* この方がワークスペースの有効なメンバーであること、このアプリのメッセージタブが有効であること (`npm run doctor`) を確認してください。コマンドから開始した場合は、その返信で本人に伝えました。',
  leftInSlack: (user, reason) =>
    `:warning: *${user} さんとのダイレクトメッセージに、Slack の制限により削除できないものがあります。*\n${reason}`,
  leftInSlackToDo:
    '*対処方法:* メッセージの保存が必要なワークスペースであれば、対処は不要です。デモは継続し、AWS のリソースは通常どおり削除されます。残った QR コードは、デモの終了後は使えません。このお知らせは多くても週 1 回です。',
  noPictures: (user, reason) =>
    `:warning: *Slack の制限により、${user} さんの QR コードをアップロードできません。*\n${reason}`,
  noPicturesToDo:
    '*対処方法:* このアプリに画像のアップロードを許可するか、ファイルの保存容量を空けてください。それまで参加者は、QR コードの代わりにセットアップキーを入力します。このお知らせは多くても週 1 回です。',
};
