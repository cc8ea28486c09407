export const errors = {
  incident: (id: string) =>
    `:warning: Sorry, something went wrong on my side; it was not you. Please try again. If it happens again, give the admins this incident ID: \`${id}\`.`,
  clickAgain: 'Slack took too long to pass that on, so nothing happened. Please try again.',
};

/** What admins read in a direct message: what happened, what it means, and what to do. */
export const admins = {
  misconfigured: (user: string, reason: string) =>
    `:warning: *A setting needs your attention: the demo of ${user} could not continue.*\n${reason}`,
  misconfiguredToDo:
    '*What to do:* run `npm run doctor`. It checks everything that this bot needs and says how to correct it. Until then, other demos will fail as well. I am cleaning up this one.',
  surprise: (user: string) =>
    `:warning: *S3 answered without MFA in the demo of ${user}.*\nThe test user could list the S3 buckets, although its own policy asks for MFA. So something else in this AWS account allows it.`,
  surpriseToDo:
    '*What to do:* find out what else gives new IAM users `s3:ListAllMyBuckets`, for example a group or a policy that is attached to them automatically. Until then, other demos will end in the same way. I am cleaning up this one.',
  stuck: (user: string, reason: string) => `:warning: *The demo of ${user} is not cleaned up completely.*\n${reason}`,
  stuckToDo:
    '*What to do:* remove the cause in AWS. I keep trying automatically; `/mfa-demo cleanup` tries immediately and shows what is left.',
  about: (demoId: string) => `Demo \`${demoId}\``,
  aboutIncident: (demoId: string, incidentId: string) => `Demo \`${demoId}\` · incident ID \`${incidentId}\``,
  stuckReasonUnknown: 'AWS did not allow everything to be deleted.',
};
