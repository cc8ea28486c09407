import type { Text } from '../en.ts';

export const commands: Text['commands'] = {
  appName: 'MFA デモ',
  unknown: (word) => `${word} というコマンドはありません。`,
  didYouMean: (word, command) => `${word} というコマンドはありません。\`/mfa-demo ${command}\` でしょうか?`,
  unknownLesson: (word, known) =>
    `${word} というレッスンはありません。利用できるレッスン: ${known}。\`/mfa-demo start\` の後に入力してください。`,
  lessons: {
    choose: '*どのレッスンを始めますか?*',
    start: '開始',
    startThis: (name) => `開始: ${name}`,
    minutes: (count) => `:stopwatch: 約 ${count} 分`,
  },
  startNeedsNothing: '`/mfa-demo start` の後に指定は不要です。今すぐデモを開始しますか?',
  started: (bot) =>
    `:rocket: *デモを開始します。* 続きは ${bot} とのダイレクトメッセージをご覧ください。スマートフォンをご用意ください。`,
  alreadyActive: (stage) => `*進行中のデモがあります。* ${stage}`,
  noDemo: '現在、進行中のデモはありません。',
  endsAt: (time) => `${time} に自動で終了します。`,
  inDm: (bot) => `デモは ${bot} とのダイレクトメッセージにあります。`,
  stopping: ':broom: *デモをクリーンアップしています。* 完了すると、デモのメッセージに表示されます。',
  alreadyStopping: ':broom: *デモはすでにクリーンアップ中です。* 完了すると、デモのメッセージに表示されます。',
  nothingToStop: '中止するデモはありません。',
  thatDemoIsOver: 'このデモはすでに終了しています。中止する必要はありません。',
  qrComesAgain: 'QR コードをもう一度送ります。前の画像は削除されます。',
  buttonTooOld: 'このボタンは無効になりました (変更は行っていません)。',
  buttons: {
    start: 'デモを開始',
    goToDemo: 'デモを開く',
    whereAmI: '現在の状況を見る',
    help: 'ヘルプ',
    stop: '中止してクリーンアップ',
  },
  stopQuestion: {
    title: 'デモを中止しますか?',
    text: 'このデモで AWS に作成したものをすべて削除します。デモはいつでも新しく開始できます。',
    confirm: '中止してクリーンアップ',
    deny: '続ける',
  },
  help: {
    what: '*AWS の多要素認証 (MFA) の効果を約 2 分で体験できます。*\nテストユーザーで S3 にアクセスすると拒否されます。スマートフォンのコードを 1 つ入力すると、同じ操作が許可されます。最後にすべて削除します。',
    steps: [
      '1. *テストユーザー:* AWS に作成します。許可するのは「MFA を使った場合の S3 バケット一覧」だけです。',
      '2. *スマートフォンの登録:* 認証アプリで QR コードを読み取り、MFA コードを 2 つ入力します。',
      '3. *MFA なしで試す:* S3 へのアクセスは拒否されます。',
      '4. *MFA ありで試す:* MFA コードをもう 1 つ入力すると、同じ操作が許可されます。',
      '5. *クリーンアップ:* 結果を確認した後、すべて削除します。',
    ],
    list: [
      '`/mfa-demo start`  デモを開始します (ダイレクトメッセージで進みます)',
      '`/mfa-demo status`  デモの状況を表示します',
      '`/mfa-demo stop`  デモを中止してクリーンアップします (`teardown` でも同じです)',
    ],
    cleanup: '`/mfa-demo cleanup`  ほかの人のデモと AWS の残存リソースをクリーンアップします (管理者専用)',
    check: '`/mfa-demo check`  IAM ポリシーが MFA を求めているかどうかを確認します',
    workshop: '`/mfa-demo workshop`  このチャンネルでワークショップを開始します (大人数向け)',
    help: '`/mfa-demo help`  この説明を表示します',
    admins:
      '*管理者の方へ:* 対応が必要なデモがあれば、ここでお知らせします。`npm run doctor` を実行すると、Slack、AWS、Redis の設定を確認し、修正方法を表示します。',
    safe: '*安全性:* テストユーザーができるのは、MFA を使ったバケット名の一覧表示だけです (デモの終了まで)。内容はあなただけに表示されます。デモは必ず自動で終了し、クリーンアップされます。',
    realWork:
      'アクセスキーを持つテストユーザーは、このデモ専用です。実際の業務では、IAM アイデンティティセンターとロールを使用してください (AWS の推奨)。',
  },
};
