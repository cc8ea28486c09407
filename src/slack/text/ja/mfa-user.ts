import type { MfaUserStage } from '../../../scenario/mfa-user/state.ts';

/** Where a participant is, for admins. All lessons with a phone share these texts. */
export const phoneForAdmins: Record<MfaUserStage | 'proved', string> = {
  preparing: 'テストユーザーを作成中',
  'awaiting-enrollment': '2 つのコードの入力待ち',
  enrolling: 'スマートフォンを登録中',
  'awaiting-session-code': 'コードの入力待ち',
  'awaiting-resync': '再同期用の 2 つのコードの入力待ち',
  resyncing: 'AWS と再同期中',
  proved: '完了 (クリーンアップ前)',
};
