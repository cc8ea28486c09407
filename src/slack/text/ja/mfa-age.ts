import type { Text } from '../en.ts';
import { phoneForAdmins } from './mfa-user.ts';
import { resync } from './resync.ts';
import { mfaAgeTakeHome } from './take-home/mfa-age.ts';

export const mfaAge: Text['mfaAge'] = {
  about: {
    name: '古くなるコード',
    teaches:
      '同じ一時的な認証情報が、最初は使えて、1 分後には使えなくなります。ポリシーが、コードを入力してからの時間を確認するためです。',
    finished: '完了: S3 は新しいコードでは許可し、古くなったコードでは拒否しました',
  },
  rule: 'ルール: `aws:MultiFactorAuthAge` が 60 秒未満のときだけバケット一覧を許可',
  steps: {
    user: 'テストユーザー',
    phone: 'スマートフォンの登録',
    first: 'すぐに試す',
    later: '後でもう一度試す',
    next: '次のコードで試す',
  },
  doing: {
    'awaiting-session-code': 'コードを 1 つ入力',
    proving: 'すぐに試行中',
    aging: 'コードが古くなるのを待機中',
    'awaiting-next-code': '次のコードを入力',
    'proving-again': '次のコードで試行中',
    ...resync.doing,
  },
  toGo: {
    'awaiting-enrollment': '残り約 2 分',
    'awaiting-session-code': '残り約 90 秒',
    'awaiting-resync': '残り約 2 分',
    'awaiting-next-code': '残り約 30 秒の操作',
  },
  worked: '成功: 新しいコードのときだけ許可されました',
  didNotWork: '新しいコードでも拒否されました',
  preparing:
    'AWS にテストユーザーを作成しています。許可するのは *MFA コードの入力から 1 分以内の S3 バケット一覧* だけです。数秒で QR コードをお送りします。認証アプリ (Google Authenticator、Microsoft Authenticator、1Password など) をご用意ください。',
  without:
    ':iphone: *スマートフォンを登録し、QR コードを削除しました。* まずコード *なし* で、アクセスキーを使って S3 を呼び出します。',
  deniedKey:
    ':no_entry: *拒否されました。* アクセスキーでのリクエストにはコードがないため、経過時間もありません。値がなければ「60 未満」とは見なされません。',
  exchange:
    '*次の操作:* アプリに表示されるコードを入力してください。一時的な認証情報と交換し (`sts:GetSessionToken`)、すぐに S3 を呼び出します。この認証情報には、コードを入力した時刻が記録されます。',
  proving: 'コードを一時的な認証情報と交換し (`sts:GetSessionToken`)、すぐに S3 を呼び出します。',
  allowedYoung: ':white_check_mark: *許可されました。* コードを入力してから数秒しか経っていません。',
  waiting: (time) =>
    `:hourglass_flowing_sand: *しばらくお待ちください。* 一時的な認証情報は 15 分間有効です。コードの入力から 60 秒が過ぎるまで保持し、${time} に同じリクエストをもう一度送ります。操作は不要です。`,
  deniedOld:
    ':no_entry: *同じ認証情報、同じリクエストなのに拒否されました。* 認証情報の有効期限は切れていません。コードがポリシーの条件より古くなったためです。',
  nextCode:
    '*次の操作:* 今アプリに表示されているコードを入力してください。同じアクセスキーで新しい一時的な認証情報を取得し、もう一度試します。',
  provingAgain: '次のコードを新しい一時的な認証情報と交換し、S3 を呼び出します。',
  compare: 'ユーザーもポリシーもリクエスト (`s3:ListBuckets`) も同じです。違うのはコードの経過時間だけです。',
  onlyDenied:
    'このデモのポリシーはこのリクエストを許可しています。AWS アカウント内の別のルール (サービスコントロールポリシーなど) が拒否しています。コードは正しいものでした。',
  table: { credentials: '認証情報', key: 'aws:MultiFactorAuthAge の値', answer: 'S3 の応答' },
  credentials: {
    'access-key': 'アクセスキー',
    'new-code': '一時的な認証情報 (すぐに)',
    'old-code': '同じ認証情報 (後で)',
    'next-code': '新しい認証情報 (次のコード)',
  },
  noAge: 'リクエストに含まれない',
  seconds: (count) => `${count} 秒`,
  whyAnswer: {
    'access-key':
      'アクセスキーには MFA コードを付けられないため、リクエストに条件キー `aws:MultiFactorAuthAge` が含まれません。`NumericLessThan` は値がない場合には一致しないので、MFA を求める条件を別に書く必要はありません。',
    'new-code':
      'この一時的な認証情報には、コードを入力した時刻が記録されています。このリクエストの時点では、60 秒も経っていませんでした。',
    'old-code':
      '同じ一時的な認証情報で、まだ有効です。しかし AWS は経過時間をリクエストごとに計算し、今は 60 秒を超えています。',
    'next-code': '新しいコードと新しい一時的な認証情報です。経過時間は 0 から始まります。',
  },
  takeAways:
    '*ポイント*\n•  `aws:MultiFactorAuthPresent` はコードを入力したか *どうか*、`aws:MultiFactorAuthAge` は *何秒前* に入力したかを示します。\n•  認証情報が有効なだけでは足りません。危険な操作には新しいコードを求め、ほかの操作には古いコードを認めるポリシーを作れます。\n•  実際のポリシーでは、上限は数分から数時間です (例: 3600)。',
  surprise:
    ':warning: *このデモのルールでは拒否されるはずのアクセスが許可されました。* アカウント内の別のポリシーが許可しています (操作は不要です)。',
  buttons: {
    results: '結果を見る',
    enterCode: 'コードを入力',
    whyAge: 'コードが古くなる理由',
  },
  why: '*なぜコードが古くなるのですか?*\n一時的な認証情報は何時間も有効な場合があります。開いたままのノート PC で見つけた人は、その間ずっと使えてしまいます。`aws:MultiFactorAuthAge` を使うと、*今* その場に本人がいることをポリシーで求められます。たとえば削除には 5 分以内のコードを求め、読み取りには今朝のコードを認める、というポリシーを作れます。',
  predict: '予想: 1 分後に、同じ認証情報で同じリクエストを送ります。S3 の応答は?',
  codeForm: {
    seen: ':white_check_mark: *スマートフォンを登録しました。コードなしのアクセスは S3 に拒否されています。*',
    explain:
      'コードを一時的な認証情報と交換します (`sts:GetSessionToken`)。この認証情報にはコードを入力した時刻が記録され、`aws:MultiFactorAuthAge` はそこからの秒数です。',
  },
  nextCodeForm: {
    seen: ':no_entry: *同じ認証情報が拒否されました。コードの入力から 60 秒を過ぎたためです。*',
    explain: '次のコードを新しい一時的な認証情報と交換します。経過時間は 0 から始まります。',
  },
  policy: {
    intro: '*テストユーザーに許可されているのはこれだけです。* 印の付いた行が決め手です。',
    mark: 'この行が決め手',
    says: '意味: このユーザーは、リクエストの前 60 秒以内に MFA コードを入力した場合だけ、デモが終わるまでの間、すべてのバケットの名前を一覧できます。',
    why: '`Allow` として書いてください。`Deny` と `NumericGreaterThan` では、アクセスキーでのリクエストを止められません。経過時間がなく、値がない場合には一致しないためです。`NumericGreaterThanIfExists` は値がない場合にも一致します。',
  },
  where: {
    preparing: 'ステップ 1/6: テストユーザーを作成しています。',
    'awaiting-enrollment': 'ステップ 2/6: QR コードを読み取り、コードを 2 つ入力してください。',
    enrolling: 'ステップ 2/6: スマートフォンを登録し、コードなしで S3 を試しています。',
    'awaiting-session-code': 'ステップ 3/6: コードを入力してください。',
    'awaiting-resync': 'ステップ 3/6: AWS と同期するため、コードを 2 つ入力してください。',
    resyncing: 'ステップ 3/6: AWS がスマートフォンの時計を確認しています。',
    proving: 'ステップ 3/6: コードを使って S3 を呼び出しています。',
    aging: 'ステップ 4/6: コードが古くなるのを待っています。',
    'awaiting-next-code': 'ステップ 5/6: 次のコードを入力してください。',
    'proving-again': 'ステップ 5/6: 次のコードを使って S3 を呼び出しています。',
    proved: 'ステップ 6/6: 結果を確認し、クリーンアップしてください。',
  },
  whereForAdmins: {
    ...phoneForAdmins,
    proving: 'S3 へのアクセスを確認中',
    aging: 'コードが古くなるのを待機中',
    'awaiting-next-code': '次のコードの入力待ち',
    'proving-again': 'S3 へのアクセスを再確認中',
  },
  takeHome: mfaAgeTakeHome,
};
