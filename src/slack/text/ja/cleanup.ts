import type { Text } from '../en.ts';

const demos = (count: number) => `デモ ${count} 件`;
const leftovers = (count: number) => `AWS の残存リソース ${count} 件`;
/** Joins both counts, and leaves out a count of zero. */
const both = (demoCount: number, leftoverCount: number) =>
  [...(demoCount === 0 ? [] : [demos(demoCount)]), ...(leftoverCount === 0 ? [] : [leftovers(leftoverCount)])].join(
    'と ',
  );

export const cleanup: Text['cleanup'] = {
  forAdmins:
    'ほかの人のデモをクリーンアップできるのは、このボットの管理者だけです。自分のデモは `/mfa-demo stop` で中止できます。',
  nobodyIsAdmin:
    'このボットには管理者が設定されていないため、ほかの人のデモをクリーンアップできる人がいません。自分のデモは `/mfa-demo stop` で中止できます。',
  nameAnAdmin:
    'このボットを運用している方へ: `ADMIN_USER_IDS` または `ADMIN_USERGROUP_ID` で管理者を指定するか、`WORKSPACE_ADMINS_MAY_CLEAN_UP=true` を設定してください。',
  title: 'クリーンアップ',
  looking: ':hourglass_flowing_sand: 進行中のデモと、AWS の残存リソースを確認しています。',
  lookingFailed:
    ':warning: 進行中のデモと AWS の残存リソースを確認できませんでした。しばらくしてからもう一度お試しください。',
  nothing: ':white_check_mark: クリーンアップの対象はありません。進行中のデモも、AWS の残存リソースもありません。',
  found: (demoCount, leftoverCount) =>
    `*進行中のデモは${demoCount === 0 ? 'なく' : ` ${demoCount} 件`}、AWS の残存リソースは${leftoverCount === 0 ? 'ありません' : ` ${leftoverCount} 件です`}。* 削除するものを選んでください。`,
  foundDemos: (demoCount) =>
    `*進行中のデモは${demoCount === 0 ? 'ありません' : ` ${demoCount} 件です`}。* 削除するものを選んでください。`,
  leftoversUnknown: (reason) => `:warning: AWS の残存リソースを確認できませんでした: ${reason}`,
  prepared: 'ワークショップ用に準備済み',
  removeAll: (count) => `すべて削除 (${count} 件) …`,
  demos: (range) => `進行中のデモ${range}`,
  leftovers: (range) => `AWS の残存リソース${range}`,
  notShown: (count) => `ほかに ${count} 件ありますが、ここには表示されません。「すべて削除」の対象に含まれます。`,
  continue: '次へ',
  tickOne: '1 つ以上選ぶか、「すべて削除」を押してください。',
  age: (id, minutes) => `開始から ${minutes} 分 · ${id}`,
  ageAndEnd: (id, minutes, left) => `開始から ${minutes} 分、残り ${left} 分 · ${id}`,
  ageOverdue: (id, minutes) => `開始から ${minutes} 分、時間切れ · ${id}`,
  ageUnknown: (id) => `経過時間は不明 · ${id}`,
  phase: { 'tearing-down': 'クリーンアップ中', ended: '終了', stuck: 'クリーンアップ失敗 (再試行中)' },
  reason: {
    'no-record': 'デモの記録なし',
    ended: 'デモは終了済み',
    'unreadable-record': 'デモの記録が破損',
    overdue: 'デモは時間切れ',
  },
  sure: (count) => `${count} 件を削除しますか?`,
  sureAll: (demoCount, leftoverCount) => `*すべて削除します: ${both(demoCount, leftoverCount)}*`,
  sureSome: (demoCount, leftoverCount) => `*次のものを削除します: ${both(demoCount, leftoverCount)}*`,
  told: '対象者には、管理者がデモを終了したことがダイレクトメッセージで通知されます。この操作は取り消せません。',
  cannotUndo: 'この操作は取り消せません。',
  remove: (count) => `${count} 件を削除`,
  progressTitle: { going: 'クリーンアップ中', done: 'クリーンアップ完了', incomplete: 'クリーンアップ未完了' },
  beginning: ':hourglass_flowing_sand: デモを終了しています。',
  going: (done, all) =>
    `:hourglass_flowing_sand: *${all} 件中 ${done} 件が完了しました。* この画面は閉じても構いません。続きはダイレクトメッセージに表示されます。`,
  goesOnAlone:
    '処理を続けています。この画面の更新は終了しますが、クリーンアップは自動で続きます。残りは `/mfa-demo cleanup` で確認できます。',
  receipt: (demoCount, leftoverCount) =>
    `:white_check_mark: *クリーンアップ完了: ${both(demoCount, leftoverCount)} (残り 0 件)*`,
  receiptOfNothing: ':white_check_mark: *クリーンアップの対象は残っていませんでした。*',
  receiptWithProblems: (done, all) =>
    `:warning: *${all} 件中 ${done} 件をクリーンアップしました。* 残りは自動で再試行します。理由は下のとおりです。`,
  leftover: (id) => `残存リソース ${id}`,
  removing: 'クリーンアップ中',
  removed: (things) => `削除しました: ${things} (残り 0 件)`,
  removedNothing: '削除の必要はありませんでした (残り 0 件)',
  wasOver: 'すでに終了していました (残り 0 件)',
  notRemoved: (reason) => `削除できませんでした: ${reason}`,
  unexpected: '予期しないエラーが発生しました (詳細はログをご確認ください)',
  more: (count) => `… ほか ${count} 件`,
};
