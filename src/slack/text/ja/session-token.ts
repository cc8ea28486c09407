import type { Text } from '../en.ts';
import { phoneForAdmins } from './mfa-user.ts';
import { resync } from './resync.ts';
import { sessionTokenTakeHome } from './take-home/session-token.ts';

export const sessionToken: Text['sessionToken'] = {
  about: {
    name: 'MFA 付きの一時的な認証情報',
    teaches:
      'アクセスキーでは S3 に拒否されます。MFA コードを一時的な認証情報と交換すると、同じリクエストが許可されます。',
    finished: '完了: S3 は MFA なしでは拒否し、MFA コードありでは許可しました',
  },
  rule: 'ルール: `aws:MultiFactorAuthPresent = true` のときだけバケット一覧を許可',
  steps: {
    user: 'テストユーザー',
    phone: 'スマートフォンの登録',
    without: 'MFA なしで試す',
    with: 'MFA ありで試す',
  },
  doing: {
    preparing: 'テストユーザーを作成中',
    'awaiting-enrollment': 'スマートフォンを登録',
    connecting: 'スマートフォンを登録中',
    without: 'MFA なしで試行中',
    'awaiting-session-code': '次は MFA ありで試す',
    proving: 'MFA ありで試行中',
    ...resync.doing,
  },
  toGo: {
    'awaiting-enrollment': '残り約 1 分の操作',
    'awaiting-session-code': '残り約 30 秒の操作',
    'awaiting-resync': resync.toGo,
  },
  worked: '成功: MFA コードがあるときだけ許可されました',
  didNotWork: 'MFA コードがあっても拒否されました',
  preparing:
    'AWS にテストユーザーを作成しています。許可するのは *多要素認証 (MFA) を使った場合の S3 バケット一覧* だけです。数秒で QR コードをお送りします。認証アプリ (Google Authenticator、Microsoft Authenticator、1Password など) をご用意ください。',
  scan: '*1.*  スマートフォンの認証アプリで、下の QR コードを読み取ります。\n*2.*  *コードを入力* を押し、アプリに表示されるコードを続けて 2 つ入力します。',
  qrComing: ':hourglass_flowing_sand: 新しい QR コードを準備しています。',
  qrAlt: '認証アプリ用の QR コードです。読み取れない場合は、メニューの「セットアップキーを使う」を選んでください。',
  qrSecret:
    ':lock: この QR コードはあなただけに表示されています。ほかの人に共有しないでください。スマートフォンの登録が完了すると削除されます。',
  connecting: 'AWS が 2 つのコードを確認しています (`iam:EnableMFADevice`)。',
  without:
    ':iphone: *スマートフォンを登録し、QR コードを削除しました。* まず MFA *なし* で、S3 のバケット一覧を 2 通りの方法で取得してみます。アクセスキーと、コードなしの一時的な認証情報です。',
  deniedTwice:
    ':no_entry: *2 回とも拒否されました。* スマートフォンは登録済みで、アクセスキーも有効です。それでも拒否されたのは、ポリシーで MFA が必須になっており、どちらのリクエストも `aws:MultiFactorAuthPresent = true` ではなかったためです。',
  exchange:
    '*次の操作:* アプリに表示される新しいコードを入力してください。`sts:GetSessionToken` で、`aws:MultiFactorAuthPresent = true` が付いた一時的な認証情報と交換します。',
  proving:
    'コードを一時的な認証情報と交換し (`sts:GetSessionToken`)、それを使って S3 のバケット一覧を取得します。その後、MFA なしの 2 回をもう一度試します。',
  compare: 'ユーザーもポリシーもリクエスト (`s3:ListBuckets`) も同じです。違うのは認証情報だけです。',
  onlyDenied:
    'このデモのポリシーはこのリクエストを許可しています。AWS アカウント内の別のルール (サービスコントロールポリシーなど) が拒否しています。コードは正しいものでした。',
  table: { credentials: '認証情報', key: 'aws:MultiFactorAuthPresent の値', answer: 'S3 の応答' },
  credentials: {
    'long-term key': 'アクセスキー',
    'session without MFA': '一時的な認証情報 (コードなし)',
    'session with MFA': '一時的な認証情報 (MFA コードあり)',
  },
  key: {
    'long-term key': 'リクエストに含まれない',
    'session without MFA': 'false',
    'session with MFA': 'true',
  },
  notYet: '未実施',
  allowed: (buckets) => `バケット ${buckets} 個`,
  wronglyAllowed: '許可',
  whyAnswer: {
    'long-term key':
      'アクセスキーには MFA コードを付けられないため、リクエストに条件キー `aws:MultiFactorAuthPresent` が含まれません。値がなければ `true` とは見なされず、ポリシーはほかに何も許可していません。',
    'session without MFA':
      '一時的な認証情報にはこの条件キーが含まれ、その値はどのように取得したかを示します。コードなしで取得したため、値は `false` です。一時的であるだけでは足りません。',
    'session with MFA':
      'この一時的な認証情報は MFA コードを使って取得したため、値は `true` です。ポリシーの条件を満たすので、S3 はバケット一覧を返します。',
  },
  repeated: ':mag: 2 つの拒否は、許可された *後* にもう一度確認しました。ポリシーの反映待ちによる拒否ではありません。',
  takeAways:
    '*ポイント*\n•  スマートフォンを登録するだけでは保護されません。*ポリシー* で MFA を必須にする必要があります。\n•  アクセスキーでのリクエストには MFA コードを付けられません。`sts:GetSessionToken` で、アクセスキーとコードを一時的な認証情報に交換します。\n•  一時的な認証情報でも、コードなしで取得すると値は `false` です。',
  sawTitle: '*確認できたこと*',
  forgetEntry: (entry) => `:iphone: 認証アプリの *Amazon Web Services* · \`${entry}\` は、もう削除して構いません。`,
  credentialsArePowerless: '一時的な認証情報はしばらく残りますが、権限を先に削除したため使えません。',
  surprise:
    ':warning: *MFA なしで S3 にアクセスできました。* このデモのルールは MFA がある場合だけ許可しますが、アカウント内の別のポリシーが許可しています (操作は不要です)。',
  buckets: {
    title: 'バケット一覧',
    some: (count) => `*MFA コードで取得できたバケット一覧 (${count} 個):*`,
    none: '*MFA コードでバケット一覧を取得できました。* このアカウントにはバケットがないため、一覧は空です。',
    more: (count) => `… ほか ${count} 個`,
    gone: 'バケット一覧はまだありません。MFA コードを入力すると取得できます。',
  },
  buttons: {
    enterCodes: 'コードを入力',
    resendQr: 'QR コードを再送',
    showKey: 'セットアップキーを使う',
    continue: '次へ',
    enterSessionCode: 'コードを入力',
    cleanUp: 'クリーンアップ',
    results: '結果を見る',
    why: '理由を見る',
    whyTwoCodes: 'コードが 2 つ必要な理由',
    whyNotSend: 'S3 にコードを送らない理由',
    buckets: (count) => `${count} 個のバケットを見る`,
    ownUser: '自分のユーザーで MFA を有効にする',
  },
  ownUserUrl: 'https://docs.aws.amazon.com/ja_jp/IAM/latest/UserGuide/id_credentials_mfa_enable_virtual.html',
  window: {
    working: 'AWS で確認中',
    mayClose: 'この画面は閉じても構いません。結果はこのボットとの会話にも表示されます。',
    refused: '2 回とも拒否されました',
    results: '結果',
    why: '理由',
  },
  why: {
    'two-codes':
      '*なぜ連続した 2 つのコードが必要ですか?*\n1 つのコードで確認できるのは、今この瞬間にスマートフォンが正しいセットアップキーを持っていることだけです。コードは 30 秒ごとに切り替わるため、連続した 2 つのコードで、時計が正しく動いていることも確認できます。AWS は時計のずれを記憶し、以降のコードの確認に使います。',
    'not-send':
      '*なぜ S3 にコードを送らないのですか?*\nS3 へのリクエストは認証情報で署名され、コードを入れる場所がありません。そのためコードは、アクセスキーと一緒に `sts:GetSessionToken` にだけ送ります。返ってくる一時的な認証情報には確認の結果が含まれ、S3 でもほかのサービスでも、すべてのリクエストに付きます。',
    temporary:
      '*なぜ一時的な認証情報でも拒否されたのですか?*\n一時的な認証情報は、MFA の証明ではありません。`sts:GetSessionToken` はコードなしでも発行でき、その場合は `aws:MultiFactorAuthPresent = false` が付きます。ポリシーが求めているのは `true` です。',
    absent:
      '*「リクエストに含まれない」と「false」は何が違うのですか?*\nアクセスキーでのリクエストには、この条件キー自体が含まれません。Deny の `Bool … "false"` は、値がない場合には一致しないため、アクセスキーを止められません。`BoolIfExists … "false"` は両方に一致するので、MFA なしのリクエストを拒否する Deny にはこちらが必要です。',
  },
  predict: {
    ask: {
      'long-term key': '予想: アクセスキーで S3 を呼び出します。S3 の応答は?',
      'session without MFA': 'では、コードなしで取得した一時的な認証情報では?',
      'session with MFA': '予想: 新しい認証情報で S3 を呼び出します。S3 の応答は?',
    },
    allowed: '許可',
    denied: '拒否',
    right: '予想どおり',
    wrong: (guess) => `予想: ${guess}`,
    score: (right, all) => `:dart: 予想は ${all} 問中 ${right} 問正解でした。`,
  },
  where: {
    preparing: 'ステップ 1/5: テストユーザーを作成しています。',
    'awaiting-enrollment': 'ステップ 2/5: QR コードを読み取り、コードを 2 つ入力してください。',
    enrolling: 'ステップ 3/5: スマートフォンを登録し、MFA なしで S3 を試しています。',
    'awaiting-session-code': 'ステップ 4/5: 2 回とも拒否されました。新しいコードを入力してください。',
    ...resync.where,
    proving: 'ステップ 4/5: MFA コードを使って S3 へのアクセスを確認しています。',
    proved: 'ステップ 5/5: 結果を確認し、クリーンアップしてください。',
  },
  whereForAdmins: {
    ...phoneForAdmins,
    proving: 'S3 へのアクセスを確認中',
  },
  takeHome: sessionTokenTakeHome,
};
