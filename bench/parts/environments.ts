import { randomBytes } from 'node:crypto';
import type { EmbeddedAws } from '../../sandbox/aws/start.ts';
import type { EmbeddedSlack } from '../../sandbox/slack/start.ts';

export type Environment = Readonly<Record<string, string>>;

/**
 * Returns the settings with which the bare Bolt app (bare-app.ts) reaches this Slack.
 * @param httpPort the port of an app that is reached over HTTP; if absent, the app uses Socket Mode
 */
export function bareEnvironment(slack: EmbeddedSlack, httpPort?: number): Environment {
  const common = { SLACK_API_URL: slack.apiUrl, SLACK_BOT_TOKEN: slack.botToken, MFA_DEMO_STATE: 'memory' };
  if (httpPort === undefined) return { ...common, SLACK_APP_TOKEN: slack.appToken };
  return { ...common, SLACK_TRANSPORT: 'http', SLACK_SIGNING_SECRET: slack.signingSecret, PORT: String(httpPort) };
}

/** Returns the settings with which the bot reaches this Slack and AWS and keeps its state in Redis. */
export function botEnvironment(
  slack: EmbeddedSlack,
  aws: EmbeddedAws,
  redis: { readonly url: string },
  httpPort?: number,
): Environment {
  return {
    ...bareEnvironment(slack, httpPort),
    ...aws.env,
    MFA_DEMO_STATE: 'redis',
    REDIS_URL: redis.url,
    STATE_ENCRYPTION_KEY: randomBytes(32).toString('base64'),
    MAX_ACTIVE_DEMOS: '10000',
    LOG_LEVEL: 'warn',
  };
}
