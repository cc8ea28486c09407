import type { Text } from '../en.ts';
import { phoneForAdmins } from './mfa-user.ts';
import { resync } from './resync.ts';
import { assumeRoleTakeHome } from './take-home/assume-role.ts';

export const assumeRole: Text['assumeRole'] = {
  about: {
    name: 'MFA が必要なロール',
    teaches:
      '許可されているのはロールの引き受けだけです。MFA コードがあるときだけ引き受けられ、そのロールでバケットを一覧できます。',
    finished: '完了: MFA コードがあるときだけロールを引き受けられました',
  },
  rule: 'ルール: `aws:MultiFactorAuthPresent = true` のときだけロールの引き受けを許可',
  steps: {
    user: 'テストユーザーとロール',
    phone: 'スマートフォンの登録',
    without: 'MFA なしで試す',
    with: 'MFA ありで引き受ける',
    inside: 'ロールの中で試す',
  },
  doing: {
    preparing: 'テストユーザーを作成中',
    'awaiting-enrollment': 'スマートフォンを登録',
    connecting: 'スマートフォンを登録中',
    without: 'MFA なしで引き受けを試行中',
    'awaiting-session-code': '次は MFA ありで引き受ける',
    proving: 'MFA ありで引き受け中',
    inside: 'ロールでできることを試行中',
    ...resync.doing,
  },
  toGo: {
    'awaiting-enrollment': '残り約 1 分の操作',
    'awaiting-session-code': '残り約 30 秒の操作',
    'awaiting-resync': resync.toGo,
  },
  worked: '成功: MFA コードがあるときだけロールを引き受けられました',
  didNotWork: '想定とは異なる結果になりました',
  preparing:
    'AWS にテストユーザーとロールを作成しています。ユーザーに許可するのは *ロールの引き受け* だけです。ロールは S3 バケットを一覧でき、信頼ポリシーで *多要素認証 (MFA) を使った引き受け* だけを許可します。数秒で QR コードをお送りします。認証アプリ (Google Authenticator、Microsoft Authenticator、1Password など) をご用意ください。',
  without:
    ':iphone: *スマートフォンを登録し、QR コードを削除しました。* まず MFA *なし* で、ロールの引き受け (`sts:AssumeRole`) を 2 通りの方法で試します。アクセスキーと、コードなしの一時的な認証情報です。',
  deniedTwice:
    ':no_entry: *2 回とも拒否されました。* ユーザーのポリシーは引き受けを許可しています。しかしロールの信頼ポリシーが MFA を求めており、どちらのリクエストも `aws:MultiFactorAuthPresent = true` ではありませんでした。',
  exchange:
    '*次の操作:* アプリに表示される新しいコードを入力してください。アクセスキーと一緒に AWS に送り (`sts:AssumeRole`)、ロールの認証情報を受け取ります。',
  proving:
    'コードを使ってロールを引き受けています (`sts:AssumeRole`)。新しいロールでは最長 30 秒かかることがあります。',
  inside:
    ':white_check_mark: *ロールを引き受けました。* ロールの認証情報でバケットを一覧します。その後、ロール自体のポリシーでも MFA を求め、最後に MFA なしの 2 回をもう一度試します。',
  compare: 'AWS の応答と、各リクエストでの条件キーの値です。',
  onlyDenied:
    'このデモのポリシーが許可している操作を AWS が拒否しました。AWS アカウント内の別のルール (サービスコントロールポリシーなど) が拒否しています。コードは正しいものでした。',
  table: { credentials: '試したこと', key: 'aws:MultiFactorAuthPresent の値', answer: 'AWS の応答' },
  credentials: {
    'access-key': 'アクセスキーで引き受け',
    'no-code': 'コードなしで引き受け',
    'with-code': 'MFA コードで引き受け',
    role: 'ロールで一覧',
    'role-asked-for-mfa': '同上 (MFA を要求)',
  },
  key: {
    'access-key': 'リクエストに含まれない',
    'no-code': 'false',
    'with-code': 'true',
    role: 'false',
    'role-asked-for-mfa': 'false',
  },
  assumed: '許可',
  listed: (buckets) => `バケット ${buckets} 個`,
  whyAnswer: {
    'access-key':
      'ユーザー自身のポリシーは `sts:AssumeRole` を許可しています。しかしロールの信頼ポリシーの許可も必要で、そこで MFA が求められます。アクセスキーにはコードを付けられないため、条件キーがありません。',
    'no-code': 'コードなしの一時的な認証情報では値が `false` です。信頼ポリシーが求めているのは `true` です。',
    'with-code':
      '`sts:AssumeRole` では、MFA デバイスのシリアル番号とコードを指定できます。AWS がコードを確認し、このリクエストでは値が `true` になります。',
    role: 'ロールのポリシーは MFA を求めていないため、ロールの認証情報でバケットを一覧できます。求める必要はありません。コードがなければ、この認証情報は手に入らないためです。',
    'role-asked-for-mfa':
      'MFA が確認されるのは *ロールを引き受けるとき* だけです。受け取った認証情報での値は、コードを使っていても `false` です。そのため、*ロールの* ポリシーで MFA を求めると、すべて拒否されます。',
  },
  takeAways:
    '*ポイント*\n•  ロールでは、MFA の条件は *信頼ポリシー* に書きます。誰が引き受けられるかを決めるのは信頼ポリシーです。\n•  ロールの中では `aws:MultiFactorAuthPresent` は `false` です。ロールのポリシーで求めないでください。\n•  AWS CLI では、`role_arn` のあるプロファイルに `mfa_serial` を書くと、コードの入力を求められます。',
  surprise:
    ':warning: *MFA なしでロールを引き受けられました。* このデモの信頼ポリシーは MFA がある場合だけ許可しますが、アカウント内の別の設定が許可しています (操作は不要です)。',
  buttons: {
    results: '結果を見る',
    enterCode: 'コードを入力',
    whyTrust: 'ポリシーが 2 つある理由',
  },
  whyTrust:
    '*なぜロールにはポリシーが 2 つあるのですか?*\n*信頼ポリシー* は、誰がロールになれるかを決めます。*アクセス許可ポリシー* は、ロールが何をできるかを決めます。MFA は人についての確認なので、信頼ポリシーに書きます。AWS がコードを確認するのは、ロールを引き受けるときです。その後のリクエストを送るのはロールで、ロールはコードを入力できません。',
  predict: '予想: ロール自身のポリシーでも MFA を求めます。コードは使いました。S3 はロールにどう応答しますか?',
  codeForm: {
    seen: ':white_check_mark: *スマートフォンを登録しました。MFA なしの引き受けは AWS に拒否されています。*',
    explain:
      'コードをアクセスキーと一緒に AWS に送ります (`sts:AssumeRole`)。AWS がコードを確認し、ロールの一時的な認証情報を発行します。',
  },
  policy: {
    intro: '*ロールの信頼ポリシーです。* 印の付いた行が決め手です。',
    mark: 'この行が決め手',
    says: '意味: このユーザーだけが、MFA を使った場合に限り、ロールを引き受けられます。',
    why: 'ユーザーには、このロールに対する `sts:AssumeRole` を許可するポリシーがあり、ロールには、バケットの一覧を許可するポリシーがあります。どちらも MFA には触れていません。確認するのは信頼ポリシーだけです。',
  },
  where: {
    preparing: 'ステップ 1/6: テストユーザーとロールを作成しています。',
    'awaiting-enrollment': 'ステップ 2/6: QR コードを読み取り、コードを 2 つ入力してください。',
    enrolling: 'ステップ 3/6: スマートフォンを登録し、MFA なしでロールの引き受けを試しています。',
    'awaiting-session-code': 'ステップ 4/6: 2 回とも拒否されました。新しいコードを入力してください。',
    'awaiting-resync': 'ステップ 4/6: AWS と同期するため、コードを 2 つ入力してください。',
    resyncing: 'ステップ 4/6: AWS がスマートフォンの時計を確認しています。',
    proving: 'ステップ 4/6: MFA コードを使ってロールを引き受けています。',
    proved: 'ステップ 6/6: 結果を確認し、クリーンアップしてください。',
  },
  whereForAdmins: {
    ...phoneForAdmins,
    proving: 'ロールを引き受け中',
  },
  takeHome: assumeRoleTakeHome,
};
