import type { Text } from '../en.ts';

export const progress: Text['progress'] = {
  title: 'MFA デモ',
  step: (number, all, what) => `ステップ ${number}/${all}: ${what}`,
  cleanUp: 'クリーンアップ',
  cleaningUp: 'クリーンアップ中',
  yourTurn: '*操作をお願いします*',
  working: ':hourglass_flowing_sand: 処理中',
  queueSeconds: (before, seconds) => `${before} 人が先に待っています。QR コードは約 ${seconds} 秒後に表示されます。`,
  queueMinutes: (before, minutes) => `${before} 人が先に待っています。QR コードは約 ${minutes} 分後に表示されます。`,
  endsAt: (time) => `${time} に自動終了`,
  headline: {
    succeeded: '完了: AWS に何も残っていません',
    stop: '中止: AWS に何も残っていません',
    timeout: '時間切れ: AWS に何も残っていません',
    cleanup: '管理者が終了: AWS に何も残っていません',
    failure: 'デモを続けられませんでした: AWS に何も残っていません',
    surprise: '想定外の結果が見つかりました',
    finished: '完了: AWS に何も残っていません',
    'workshop-over': 'ワークショップ終了: AWS に何も残っていません',
    unknown: '終了: AWS に何も残っていません',
    stuck: 'クリーンアップ未完了',
  },
  tearingDown:
    'このデモが AWS に作成したものをすべて削除しています。削除後にもう一度一覧を取得し、何も残っていないことを確認します。',
  ended: {
    succeeded: ':tada: *MFA が AWS の API を保護する様子を確認できました。*',
    stop: 'デモを途中で中止しました。',
    timeout: '制限時間になったため、デモを終了してクリーンアップしました。',
    cleanup: '管理者がデモを終了し、クリーンアップしました。',
    failure:
      '申し訳ありません。必要な処理に失敗したため、デモを続けられませんでした。操作に誤りはありません。詳細は管理者向けのログに記録しました。',
    surprise: 'この結果のため、デモを途中で終了しました。操作は不要です。',
    finished: '作成したものはすべて削除しました。',
    'workshop-over': '講師がワークショップを終了したため、デモを終了してクリーンアップしました。',
    unknown: 'デモは終了しました。',
  },
  incident: (id) => `お問い合わせの際は、このインシデント ID をお伝えください: \`${id}\``,
  stuck: (reason) => `:warning: *AWS にまだ残っているものがあります:* ${reason} 自動で再試行します (操作は不要です)。`,
  stuckReasonUnknown: 'AWS での削除が完了しませんでした。',
  refused: (sentence) => `:x: *受け付けられませんでした。* ${sentence}`,
  moreTime: {
    reminder: (minutes, time) =>
      `:hourglass: *あと約 ${minutes} 分、${time} にデモが終了します。* 時間が足りない場合は、今すぐ延長できます (1 回のみ)。`,
    littleLeft: (time) => `:hourglass: *残り時間が少なくなりました。* ${time} に自動で終了します。`,
    button: (minutes) => `${minutes} 分延長`,
    taken: (time) => `延長しました。デモは ${time} に終了します。`,
    alreadyTaken: (time) => `延長は 1 回のみで、すでに延長済みです。デモは ${time} に終了します。`,
  },
  notForWorkloads:
    'この構成は体験用です。実際の業務では、アクセスキーを持つ IAM ユーザーではなく、IAM アイデンティティセンターとロールの利用を AWS は推奨しています。',
  buttons: {
    stop: '中止してクリーンアップ …',
    tryAgain: 'クリーンアップを再試行',
    startAgain: 'もう一度試す',
  },
  turn: {
    notice: (headline) => `:bell: *操作をお願いします。* ${headline}`,
  },
  where: {
    'tearing-down': 'クリーンアップしています。',
    ended: 'デモは終了しました。',
    stuck: 'クリーンアップ未完了: 自動で再試行しています。',
  },
};
