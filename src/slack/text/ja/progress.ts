import type { Text } from '../en.ts';

export const progress: Text['progress'] = {
  title: 'AWS MFA デモ',
  fallback: (stage) => `AWS MFA デモ: ${stage}`,
  checklist: {
    created: 'IAM ユーザーと MFA デバイスを作成',
    enrolled: 'QR コードを読み取り、2 つのコードを入力',
    refused: 'MFA なしでは S3 が拒否',
    session: 'コード 1 つでセッションを取得',
    opened: 'S3 が開く',
    removed: 'すべて削除',
  },
  now: '進行中',
  skipped: '未到達',
  explain: {
    preparing:
      '権限のない IAM ユーザー、仮想 MFA デバイス、アクセスキー、そしてポリシーを 1 つ作成しています。ポリシーは、`aws:MultiFactorAuthPresent` が true のときだけ S3 のバケット一覧を許可します。数秒で QR コードをお送りしますので、認証アプリをご用意ください。',
    'awaiting-enrollment':
      '下の QR コードを認証アプリで読み取り、*2 つのコードを入力* を押してください。AWS が連続した 2 つのコードを求めるのは、アプリの鍵と時計が正しいことを確かめるためです。',
    checkingCodes: 'AWS が 2 つのコードを確認しています (`EnableMFADevice`)。',
    refusing:
      'デバイスを登録し、QR コードを削除しました。次に、MFA を *使わずに* S3 のバケット一覧を 2 とおりで求めます。長期アクセスキーと、コードなしで取得したセッションです。どちらも拒否されるはずです。',
    'awaiting-session-code':
      'キーは有効ですが、ポリシーが MFA を求めているため S3 に拒否されました。次に *新しいコードを 1 つ* 入力してください。AWS は同じコードを一度しか受け付けないため、まだ入力していないコードが表示されるまでお待ちください。そのコードで一時的なセッションを取得します (`sts:GetSessionToken`)。',
    proving:
      'コードで一時的なセッションを取得し、もう一度 S3 に一覧を求めます。その後、MFA なしでも改めて試します。この時点での拒否は、ポリシーの反映待ちによるものではないと言い切れます。',
    proved:
      'ユーザーもポリシーも呼び出しも同じで、違うのはコードだけです。ゆっくりご覧になってから *完了: すべて削除* を押してください。',
    tearingDown:
      'AWS からすべて削除し、その後で一覧を取り直して確認します。取得済みのセッションはしばらく残ることがありますが、何もできません。セッションにはユーザー以上の権限がなく、ユーザーのポリシーを最初に削除するためです。',
  },
  ended: {
    stop: 'ご本人の操作により、デモを終了しました。',
    timeout: '制限時間になったため、デモを終了しました。',
    cleanup: '管理者の操作により、デモを終了しました。',
    failure: 'こちら側または AWS の不具合により、デモを終了しました。操作に問題はありません。',
    surprise: '上記の警告のため、デモを終了しました。',
    unknown: 'デモを終了しました。',
  },
  sessionIsPowerless:
    '一時的なセッションの有効期限はまだ切れていないことがありますが、ユーザーとポリシーを削除したため、もう何もできません。認証アプリの項目は削除していただいて構いません。',
  incident: (id) => `お問い合わせの際は、この番号をお伝えください: \`${id}\``,
  stuck: (reason) =>
    `:warning: *削除できないものがありました:* ${reason} 管理者に連絡済みで、再試行を続けています。お客様の操作は必要ありません。`,
  stuckReasonUnknown: 'AWS での削除を完了できませんでした。',
  surprise:
    ':rotating_light: *警告: MFA なしで S3 が応答しました。これは決して起きてはならないことです。* このデモのポリシーは MFA を求めているため、AWS アカウント内の別の設定がこのユーザーを許可しています。アカウントの管理担当者にお知らせください。このボットの管理者には連絡済みで、デモで作成したものはすべて削除します。',
  refused: (sentence) => `:x: *受け付けられませんでした。* ${sentence}`,
  endsAt: (time) => `${time} に自動で終了します。AWS での許可も同じ時刻に失効します。`,
  moreTime: {
    reminder: (minutes, time) =>
      `:hourglass: *あと約 ${minutes} 分、${time} にデモが終了します。* 時間が足りない場合は、いま延長できます (1 回のみ)。`,
    littleLeft: (time) => `:hourglass: *残り時間が少なくなりました。* ${time} に自動で終了します。`,
    button: (minutes) => `${minutes} 分延長`,
    taken: (time) => `延長しました。デモは ${time} に終了します。`,
    alreadyTaken: (time) => `延長は 1 回のみで、すでに延長済みです。デモは ${time} に終了します。`,
  },
  notForWorkloads:
    '長期アクセスキーを持つ IAM ユーザーは、この体験のためのものです。実際の業務には向きません。AWS は IAM アイデンティティセンターとロールの利用を推奨しています。',
  buttons: {
    enterCodes: '2 つのコードを入力',
    resendQr: 'QR コードを再送',
    showKey: '読み取れない場合は鍵を表示',
    enterSessionCode: 'コードを入力',
    stop: '中止してすべて削除',
    cancel: 'キャンセル',
    done: '完了: すべて削除',
    tryAgain: 'もう一度削除する',
    startAgain: 'もう一度開始',
  },
  qr: {
    coming: ':hourglass_flowing_sand: QR コードを準備しています …',
    text: 'この QR コードを認証アプリで読み取ってください',
    scan: '*認証アプリでこの QR コードを読み取ってください* (Google Authenticator、Microsoft Authenticator、1Password など)。その後、連続した 2 つのコードを入力してください。',
    altText:
      '認証アプリ用の QR コードです。読み取れない場合は、鍵を表示するボタンを押し、アプリに鍵を入力してください。',
    secret: 'QR コードは秘密の情報です。転送しないでください。デバイスの登録が完了すると、すぐに削除されます。',
  },
};
