import type { Text } from '../en.ts';

export const NEXT_TWO = '今表示されているコードと、その直後のコードを入力してください。';

export const resync: Text['resync'] = {
  title: 'スマートフォンの再同期',
  submit: '再同期',
  explain:
    'AWS はスマートフォンの時計のずれを記憶しています。*連続する 2 つのコード* を送ると、AWS がずれを記憶し直します (`iam:ResyncMFADevice`)。QR コードやアプリの項目は、そのままで構いません。',
  orOneCode: '入力間違いだと思われる場合は、この画面を閉じて *コードを 1 つ入力* を押してください。',
  done: ':white_check_mark: *スマートフォンを AWS と再同期しました。* アプリに新しいコードが表示されるまで待ってから、入力してください。',
  yourTurn:
    '*次の操作:* *コードを 2 つ入力* を押し、アプリに表示されるコードを続けて 2 つ入力してください。AWS がスマートフォンの時計のずれを記憶し直します (`iam:ResyncMFADevice`)。',
  working: 'AWS が 2 つのコードから、スマートフォンの時計のずれを記憶し直しています (`iam:ResyncMFADevice`)。',
  buttons: { enterTwo: 'コードを 2 つ入力', enterOne: 'コードを 1 つ入力' },
  doing: { 'awaiting-resync': 'スマートフォンを AWS と再同期', resyncing: 'AWS と再同期中' },
  toGo: '残り約 1 分の操作',
  where: {
    'awaiting-resync': 'ステップ 4/5: スマートフォンを AWS と再同期するため、コードを 2 つ入力してください。',
    resyncing: 'ステップ 4/5: 2 つのコードで AWS と再同期しています。',
  },
  purpose: '連続する 2 つのコードから、スマートフォンの時計のずれを AWS が記憶し直します。',
};

export const resyncRefusals: Pick<Text['refusals'], ResyncRefusal> = {
  'session-code-out-of-sync': (time) =>
    `このコードは AWS に受け付けられませんでした。登録した時に、AWS はスマートフォンの時計が約 ${time}ずれていると記憶しましたが、今は異なる可能性があります。連続する 2 つのコードを入力すると、AWS がずれを記憶し直します。`,
  'session-code-refused-again':
    'コードが 2 回以上、AWS に受け付けられませんでした。入力間違いでなければ、スマートフォンと AWS が同期していません。連続する 2 つのコードを入力すると、AWS がずれを記憶し直します。',
  'session-code-sync-later': (time) =>
    `このコードは AWS に受け付けられませんでした。登録した時、スマートフォンの時計は進んでいました。その後に時計を合わせた場合、AWS と再同期できるのは ${time} 以降です。それまで待ってから、連続する 2 つのコードを入力してください。時計を変更していない場合は入力間違いですので、コードをもう 1 つ入力してください。`,
  'session-code-waited':
    'このコードは AWS への送信が間に合わなかったため、使用されていません。今アプリに表示されているコードを入力してください。',
  'resync-codes-refused': `2 つのコードは AWS に受け付けられませんでした。入力間違いがないか確認し、スマートフォンの時刻を自動設定にしてください。${NEXT_TWO}`,
  'resync-codes-waited': `2 つのコードは AWS への送信が間に合わなかったため、使用されていません。${NEXT_TWO}`,
  'resync-codes-too-early': (time) =>
    `2 つのコードは AWS に受け付けられませんでした。登録した時、スマートフォンの時計が進んでいたため、AWS はその時より新しいコードだけを受け付けます。${time} まで待ってから、連続する 2 つのコードを入力してください。`,
  'resync-not-allowed':
    '権限 `iam:ResyncMFADevice` がないため、スマートフォンを AWS と再同期できません。コードをもう 1 つ入力してください。それでも受け付けられない場合は、このデモを中止し、最初からやり直してください。',
};

type ResyncRefusal = Extract<
  keyof Text['refusals'],
  `session-code-${'out-of-sync' | 'refused-again' | 'sync-later' | 'waited'}` | `resync-${string}`
>;
