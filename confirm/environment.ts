/**
 * The only file of this folder that reads the environment: SLACK_BOT_TOKEN, the region, and settings that would send
 * the calls to another address than AWS.
 */
export const environment: Readonly<Record<string, string | undefined>> = process.env;
