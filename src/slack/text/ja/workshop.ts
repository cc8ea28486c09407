import type { Text } from '../en.ts';

export const workshop: Text['workshop'] = {
  notAllowed:
    'ワークショップを開始できるのは、このボットの管理者と、`TRAINER_USER_IDS` で指定された人だけです。必要な場合は管理者に追加を依頼してください。',
  typeInChannel:
    'ワークショップを行うチャンネルで `/mfa-demo workshop` と入力してください。参加用のカードをそのチャンネルに投稿します。',
  form: {
    title: 'ワークショップを開始',
    submit: '開始',
    intro:
      'このチャンネルに *参加* ボタンのあるカードを投稿します。あなたへのダイレクトメッセージには、全員の進み具合と、助けが必要な人を示すボードを表示します。',
    lesson: 'レッスン',
    size: '参加予定の人数',
    sizeHint: '参加の前に、テストユーザーを AWS に作成しておきます。わからない場合は空欄のままにしてください。',
    sizeWrong: (most) => `1 から ${most} までの整数を入力してください。`,
    minutes: '時間 (分)',
    minutesHint: 'この時間になるとワークショップは自動で終了し、すべてクリーンアップされます。',
    minutesWrong: (most) => `5 から ${most} までの整数を入力してください。`,
    names: '名前',
    hideNames: '名前を表示しない: ボードと表には「参加者 7」と表示',
  },
  opening: 'ワークショップを開始しています …',
  openingFailed: 'ワークショップを開始できませんでした。1 分ほど待ってから、もう一度お試しください。',
  opened: (channel, bot) =>
    `:mortar_board: *ワークショップを開始しました。* カードは ${channel} に、ボードは ${bot} とのダイレクトメッセージにあります。`,
  openAlready: (trainer, bot) =>
    `このチャンネルでは、${trainer} さんのワークショップがすでに進行中です。ボードを ${bot} とのダイレクトメッセージに送りました。`,
  cannotPost: {
    notInChannel: (bot) =>
      `このチャンネルに参加していません。\`/invite\` ${bot} と入力してから、もう一度ワークショップを開始してください。`,
    archived: 'このチャンネルはアーカイブされています。別のチャンネルでワークショップを開始してください。',
    other: (word) =>
      `Slack の設定により、このチャンネルに投稿できません (\`${word}\`)。ワークショップは開始していません。`,
  },
  card: {
    title: (lesson) => `ワークショップ: ${lesson}`,
    what: (trainer, teaches) =>
      `${trainer} さんがワークショップを開始しました。${teaches}\n認証アプリの入ったスマートフォンをご用意ください。*参加* を押すと、ダイレクトメッセージでデモが始まります。`,
    joined: (count) => `${count} 人が参加`,
    expected: (count) => `予定 ${count} 人`,
    endsAt: (time) => `${time} に自動終了`,
    ending: 'ワークショップを終了しています。デモで AWS に作成したものをすべて削除しています。',
    overTitle: (lesson) => `ワークショップ終了: ${lesson}`,
    over: (joined, finished) => `${joined} 人が参加し、${finished} 人が結果を確認しました。`,
    nothingLeft: ':white_check_mark: *AWS に何も残っていません。*',
    left: (count) =>
      `:warning: *${count} 件のデモをまだクリーンアップできていません。* 自動で再試行します。管理者に連絡済みです。`,
    join: '参加',
    needHelp: '助けが必要です',
  },
  joined: (bot) =>
    `:mortar_board: *ワークショップに参加しました。* デモは ${bot} とのダイレクトメッセージで進みます。スマートフォンをご用意ください。`,
  joinedBefore: (bot) => `すでに参加しています。デモは ${bot} とのダイレクトメッセージにあります。`,
  over: 'このワークショップは終了しました。`/mfa-demo start` と入力すると、一人でデモを体験できます。',
  elsewhere: (channel) =>
    `${channel} の別のワークショップに参加中です。そのデモを完了または中止してから、もう一度 *参加* を押してください。`,
  noSeat: '先に *参加* を押してください。その後で助けを求められます。',
  handRaised: ':raised_hand: 助けが必要なことを講師に伝えました。',
  board: {
    title: (joined) => `ワークショップ: ${joined} 人が参加`,
    titleOf: (joined, size) => `ワークショップ: ${size} 人中 ${joined} 人が参加`,
    titleEnding: 'ワークショップ: クリーンアップ中',
    titleOver: 'ワークショップ終了',
    about: (lesson, channel) => `${channel} の「${lesson}」`,
    steps: '*現在の状況*',
    step: (number, name, now) => `${number}. ${name}: ${now} 人`,
    median: (duration) => `中央値 ${duration}`,
    finished: (count) => `:white_check_mark: *結果を確認:* ${count} 人`,
    cleanedUp: (count) => `:broom: *クリーンアップ済み:* ${count} 人`,
    stuck: (count) => `:warning: *クリーンアップ未完了:* ${count} 人`,
    nobody: 'まだ誰も参加していません。カードはチャンネルにあります。',
    hands: (count) => `:raised_hand: *${count} 人が助けを求めています*`,
    noHands: ':raised_hand: 助けを求めている人はいません。',
    hand: (name, step, time) => `${name} · ${step} · ${time} から`,
    helping: (trainer) => `${trainer} さんが対応中`,
    take: '対応する',
    takeWho: (name) => `${name} さんに対応する`,
    helped: '対応済み',
    helpedWho: (name) => `${name} さんに対応済み`,
    more: (count) => `ほか ${count} 人`,
    behind: (count) => `:turtle: *${count} 人が遅れています*`,
    person: (name, step, time) => `${name} · ${step} · ${time} から`,
    refused: (count) => `コードの拒否 ${count} 回`,
    guesses: ':crystal_ball: *参加者の予想*',
    guess: (about, percent) => `${about}: ${percent} % が *拒否* と予想`,
    participant: (number) => `参加者 ${number}`,
    noDemo: 'デモはまだありません',
    debrief: (channel) => `まとめは ${channel} にあります。1 行が 1 人分の表は、このダイレクトメッセージにあります。`,
    updated: (time) => `${time} 現在`,
    buttons: {
      nudge: '遅れている人に声をかける',
      announce: '全員にメッセージ',
      everybody: '全員を表示',
      moreTime: '全員を 10 分延長',
      end: 'ワークショップを終了',
    },
    endQuestion: {
      title: 'ワークショップを終了しますか?',
      text: '参加者全員のデモを終了し、AWS に作成したものをすべて削除します。その後、まとめを表示します。',
      confirm: '全員終了',
      deny: '続ける',
    },
  },
  everybody: {
    title: '参加者の一覧',
    nobody: 'まだ誰も参加していません。',
  },
  announceForm: {
    title: '全員にメッセージ',
    submit: '送信',
    label: 'メッセージ',
    hint: '参加者全員に、ダイレクトメッセージで届きます。',
  },
  nudged: (count) =>
    count === 0
      ? '声をかける人はいません (遅れている人がいないか、すでに声をかけています)。'
      : `${count} 人に声をかけます。`,
  announced: (count) =>
    count === 0 ? 'まだ誰も参加していないため、メッセージは送信されません。' : `${count} 人にメッセージを送ります。`,
  moreTime: (count) =>
    count === 0
      ? 'ワークショップを 10 分延長しました。延長できるデモはありませんでした (延長は各 1 回までです)。'
      : `ワークショップを 10 分延長し、${count} 件のデモを延長しました。`,
  ending: 'ワークショップを終了しています。クリーンアップが完了すると、ボードに表示されます。',
  letters: {
    news: (trainer) => `:loudspeaker: *${trainer} さんからのメッセージ:*`,
    nudge:
      ':wave: *ほかの参加者は次のステップに進んでいます。* 助けが必要ですか? 不要な場合は、そのままデモを続けてください。',
    help: (trainer) => `:raised_hand: ${trainer} さんが対応します。`,
  },
};
