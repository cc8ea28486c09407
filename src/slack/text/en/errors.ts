export const errors = {
  incident: (id: string) =>
    `:warning: That went wrong on my side, sorry. Please try again. If it happens again, give your admins this incident id: \`${id}\`.`,
  clickAgain: 'Slack took too long to pass that on. Please press the button again.',
};

export const admins = {
  misconfigured: (user: string, demoId: string, reason: string) =>
    `:warning: *A demo had to end, and the next ones will too until this is put right:* ${reason} It was demo \`${demoId}\` of ${user}; what it had made is being removed. \`npm run doctor\` checks everything that this bot needs.`,
  surprise: (user: string, demoId: string) =>
    `:rotating_light: *A proof was allowed without MFA.* Demo \`${demoId}\` of ${user} could list the S3 buckets although its policy demands MFA. Something else in the AWS account grants it. I am removing the demo.`,
  stuck: (user: string, demoId: string, reason: string) =>
    `:warning: *A demo could not be removed.* Demo \`${demoId}\` of ${user}: ${reason}`,
};
