import type { Text } from '../en.ts';

export const cleanup: Text['cleanup'] = {
  forAdmins: '後片付けはこのボットの管理者だけが行えます。ご自身のデモは `/mfa-demo stop` で終了できます。',
  nobodyIsAdmin:
    'このボットには管理者が設定されていないため、まだ誰も後片付けを行えません。運用担当者は `ADMIN_USER_IDS` または `ADMIN_USERGROUP_ID` で管理者を指定するか、`WORKSPACE_ADMINS_MAY_CLEAN_UP=true` を設定してください。ご自身のデモは `/mfa-demo stop` で終了できます。',
  title: '後片付け',
  looking: ':hourglass_flowing_sand: 進行中のデモと、AWS に残っているものを調べています。',
  lookingFailed: ':warning: 現在は調べることができません。しばらくしてからもう一度お試しください。',
  nothing: ':white_check_mark: 後片付けするものはありません。進行中のデモはなく、AWS にも何も残っていません。',
  found: (demos, leftovers) =>
    `*進行中のデモ: ${demos} 件。AWS に残っているもの: ${leftovers} 件。* 削除するものを選ぶか、すべてを選択してください。`,
  unknown: '不明',
  leftoversUnknown: (reason) => `:warning: AWS に残っているものを確認できませんでした: ${reason}`,
  all: (count) => `すべて (${count} 件) …`,
  demos: (range) => `進行中のデモ${range}`,
  leftovers: (range) => `AWS に残っているもの${range}`,
  notShown: (count) => `ほかに ${count} 件ありますが、ここには表示しきれません。上のボタンで一緒に削除できます。`,
  continue: '次へ',
  tickOne: '1 つ以上選ぶか、すべてを選ぶ場合は上のボタンを押してください。',
  age: (id, minutes) => `${id}、開始から ${minutes} 分`,
  endsIn: (minutes) => `、残り ${minutes} 分`,
  overdue: '、時間切れ',
  ageUnknown: (id) => `${id}、経過時間は不明`,
  phase: { 'tearing-down': 'クリーンアップ中', ended: '終了', stuck: 'クリーンアップ失敗 (再試行中)' },
  reason: {
    'no-record': 'デモの記録なし',
    ended: 'デモは終了済み',
    'unreadable-record': '記録が破損',
    overdue: '時間切れ',
  },
  sure: '削除の確認',
  sureAll: (demos, leftovers) =>
    `*進行中のデモをすべて (${demos} 件) 終了し、AWS に残っているものをすべて (${leftovers} 件) 削除します。*`,
  sureSome: (count) => `*次の ${count} 件を終了して削除します。*`,
  told: '対象の方のダイレクトメッセージには、管理者がデモを終了したことが表示されます。元に戻すことはできません。',
  remove: '削除',
  progressTitle: '後片付け中',
  beginning: ':hourglass_flowing_sand: デモを終了しています。',
  going: (done, all) =>
    `:hourglass_flowing_sand: *${all} 件中 ${done} 件が完了しました。* この画面は閉じても構いません。続きはダイレクトメッセージに表示されます。`,
  goesOnAlone:
    '時間がかかっているため、ここでの表示は終わりますが、削除は自動で続きます。残りは `/mfa-demo cleanup` で確認できます。',
  receipt: (count) => `:white_check_mark: *削除の記録: ${count} 件を削除し、残りは 0 件です。*`,
  receiptWithProblems: (done, stuck) =>
    `:warning: *削除の記録: ${done} 件を削除し、${stuck} 件は削除できませんでした。* 再試行を続けます。理由は下のとおりです。`,
  leftover: (id) => `残っていたもの ${id}`,
  removing: '削除しています',
  removed: (things) => `削除しました: ${things} (残り 0 件)`,
  removedNothing: '削除するものはありませんでした (残り 0 件)',
  wasOver: 'すでに終了していました (残り 0 件)',
  notRemoved: (reason) => `削除できませんでした: ${reason}`,
  more: (count) => `… ほか ${count} 件`,
};
