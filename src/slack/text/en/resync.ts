export const NEXT_TWO = 'Enter the code that is shown now and then the very next one.';

/** What people read when a phone is out of sync with AWS. */
export const resync = {
  title: 'Sync your phone with AWS',
  submit: 'Sync',
  explain:
    'AWS remembers how far your phone’s clock is off. With *two codes in a row* it learns that again (`iam:ResyncMFADevice`). The QR code and the entry in your app stay as they are.',
  orOneCode: 'Do you think it was a typing error? Close this window and press *Enter one code*.',
  done: ':white_check_mark: *Your phone is in sync with AWS again.* Wait until your app shows a new code, then enter it.',
  yourTurn:
    '*Your turn:* press *Enter two codes*, and enter two codes that your app shows, one after the other. AWS learns your phone’s clock from them (`iam:ResyncMFADevice`).',
  working: 'AWS is learning your phone’s clock from your two codes (`iam:ResyncMFADevice`).',
  buttons: { enterTwo: 'Enter two codes', enterOne: 'Enter one code' },
  doing: { 'awaiting-resync': 'sync your phone with AWS', resyncing: 'syncing your phone with AWS' },
  toGo: 'about 1 minute to go',
  where: {
    'awaiting-resync': 'Step 4 of 5, your turn: enter two codes to sync your phone with AWS.',
    resyncing: 'Step 4 of 5: AWS is learning your phone’s clock from your two codes.',
  },
  purpose: 'Lets AWS learn your phone’s clock again from two codes in a row.',
};

export const resyncRefusals = {
  'session-code-out-of-sync': (time: string) =>
    `AWS did not accept this code. When you connected your phone, AWS took its clock to be about ${time} off, and that may no longer be right. Enter two codes in a row, so that AWS learns your phone’s clock again.`,
  'session-code-refused-again':
    'AWS has not accepted your codes more than once. If they had no typing error, your phone is out of sync with AWS. Enter two codes in a row, so that AWS learns your phone’s clock again.',
  'session-code-sync-later': (time: string) =>
    `AWS did not accept this code. When you connected your phone, its clock was ahead. If you have set it right since then, wait until ${time}, because AWS cannot learn the right time earlier. Then enter two codes in a row. Otherwise it was a typing error: enter one more code.`,
  'session-code-waited':
    'I could not send this code to AWS in time, so it was not used. Enter the code that your app shows now.',
  'resync-codes-refused': `AWS did not accept these two codes. Check them for typing errors, and set your phone’s time to automatic. ${NEXT_TWO}`,
  'resync-codes-waited': `I could not send these two codes to AWS in time, so they were not used. ${NEXT_TWO}`,
  'resync-codes-too-early': (time: string) =>
    `AWS did not accept these two codes. When you connected your phone, its clock was ahead, and AWS takes only codes that are newer than those. Wait until ${time}, then enter two codes in a row.`,
  'resync-not-allowed':
    'I cannot sync your phone with AWS, because I do not have the permission `iam:ResyncMFADevice`. Enter one more code. If AWS does not accept it either, stop this demo and start it again.',
};
