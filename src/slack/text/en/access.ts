/** Why a demo was not started, kindly and with what to do instead. */
export const access = {
  guest:
    'Guests cannot start a demo, because a demo creates a user in this team’s AWS account. A full member of this workspace can show it to you.',
  notInvited:
    'Here only some people can start a demo, because a demo creates a user in this team’s AWS account, and you are not among them yet. Those who run this bot can add you.',
  otherChannel: (channels: string) => `A demo can be started in ${channels} only. Type \`/mfa-demo start\` there.`,
  full: (most: string) =>
    `All ${most} places are taken by running demos at the moment, so I did not start yours. A demo takes some minutes: please try again soon.`,
};
