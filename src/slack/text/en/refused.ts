import { plural } from './plural.ts';

/** What people read when Slack does not let the bot do something, and what the admins know about it. */
export const refused = {
  /** Replaces a message that cannot be deleted. */
  blanked: 'This message is out of date.',
  adminsKnow: {
    told: 'The admins know about this.',
    due: 'I will tell the admins.',
    nobody: 'This bot has no admins, so please tell the people who run it.',
  },
  enterKey:
    '*1.*  This workspace does not let me upload a QR code. Press *Use a setup key* and enter that key in an authenticator app on your phone.\n*2.*  Press *Enter codes* and enter two codes that the app shows, one after the other.',
  noFiles: 'This workspace does not let me upload files, so I cannot send you the scripts. Everything else works.',
  unreachable: (admins: string) =>
    `:warning: *Slack does not let me write to you in a direct message, so I did not start a demo.* Nothing was created in AWS. ${admins}`.trim(),
  busy: (seconds: number) =>
    plural(seconds, {
      one: 'Slack is busy. Nothing was changed. Please try again in 1 second.',
      other: `Slack is busy. Nothing was changed. Please try again in ${seconds} seconds.`,
    }),
  cannotDecide:
    'I cannot find out who may start a demo, because a setting of this bot is not right. Nothing was changed. Please tell the admins.',
};

/** What admins read about it. */
export const refusedForAdmins = {
  unreachable: (user: string, reason: string) =>
    `:warning: *I cannot write to ${user} in a direct message, so their demo ended.*\n${reason}`,
  unreachableToDo:
    '*What to do:* check that this person is an active member of the workspace, and that the Messages tab of this app is on (`npm run doctor`). I told them with the answer to their command, if there was one.',
  leftInSlack: (user: string, reason: string) =>
    `:warning: *Slack does not let me delete something in my direct message with ${user}.*\n${reason}`,
  leftInSlackToDo:
    '*What to do:* nothing, if your workspace has to keep messages. Demos go on, and their resources in AWS are deleted as always; a QR code that stays is useless as soon as its demo is over. I send this message at most once a week.',
  noPictures: (user: string, reason: string) =>
    `:warning: *Slack does not let me upload a QR code for ${user}.*\n${reason}`,
  noPicturesToDo:
    '*What to do:* let this app upload images, or make room for files. Until then participants enter a setup key instead of scanning a QR code. I send this message at most once a week.',
};
