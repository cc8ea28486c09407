/** The only reader of the environment here: SLACK_BOT_TOKEN, the region, and what would steer AWS elsewhere. */
export const environment: Readonly<Record<string, string | undefined>> = process.env;
