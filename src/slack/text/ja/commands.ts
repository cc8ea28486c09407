import type { Text } from '../en.ts';

export const commands: Text['commands'] = {
  unknown: (word) => `「${word}」というコマンドはありません。使い方は次のとおりです。`,
  unknownScenario: (word, known) =>
    `「${word}」というシナリオはないため、何も開始していません。今あるのは \`${known}\` だけで、\`/mfa-demo start\` だけで開始できます。`,
  started: (bot) =>
    `:rocket: デモを開始しました。続きはダイレクトメッセージで進みます: ${bot}。認証アプリをご用意ください。`,
  alreadyActive: (stage, bot) =>
    `進行中のデモがあるため、新しいデモは開始していません。${stage}続きはダイレクトメッセージをご覧ください: ${bot}`,
  noDemo: '現在、進行中のデモはありません。`/mfa-demo start` で開始できます。',
  status: (stage, bot) => `${stage}詳しくはダイレクトメッセージをご覧ください: ${bot}`,
  endsAt: (time) => `${time} に自動で終了します。`,
  stopping: (bot) => `:broom: すべて削除しています。完了すると、削除の記録がダイレクトメッセージに届きます: ${bot}`,
  alreadyStopping: (bot) => `すでに削除を進めています。完了すると、削除の記録がダイレクトメッセージに届きます: ${bot}`,
  nothingToStop: '進行中のデモがないため、停止するものはありません。',
  thatDemoIsOver:
    'このデモはすでに終了しているため、停止するものはありません。`/mfa-demo start` で新しく開始できます。',
  qrComesAgain: 'QR コードを新しく送ります。前の画像は削除されます。',
  buttonTooOld:
    'このボタンのデモはすでに終了しているか、先に進んでいます。何も変更していません。現在の状況は `/mfa-demo status` で確認できます。',
  help: {
    what: '*できること* 2 分ほどで、AWS における多要素認証 (MFA) の効果を体験できます。一時的な IAM ユーザーを作成し、認証アプリを登録していただくと、MFA なしでは拒否される S3 が、MFA ありでは開くことを確かめられます。',
    list: [
      '`/mfa-demo start`  デモを開始します (ダイレクトメッセージで進みます)',
      '`/mfa-demo status`  デモの状況を表示します',
      '`/mfa-demo stop`  すべて削除します (`teardown` でも同じです)',
    ],
    cleanup: '`/mfa-demo cleanup`  ほかの方のデモや残ったものを削除します (管理者専用)',
    help: '`/mfa-demo help`  この説明を表示します',
    safe: '*安全です* 作成するユーザーに許可されるのは S3 バケット名の一覧だけで、MFA を使った場合に限り、時間も限られています。デモはご本人にしか見えません。どのデモも、メッセージに表示された時刻に自動で終了し、作成したものをすべて削除します。',
  },
};
