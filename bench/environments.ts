import { randomBytes } from 'node:crypto';
import type { EmbeddedAws } from '../sandbox/aws/start.ts';
import type { EmbeddedSlack } from '../sandbox/slack/start.ts';

type Environment = Readonly<Record<string, string>>;

/** What a bare Bolt app needs to reach this Slack. */
export function bareEnvironment({ apiUrl, botToken, appToken }: EmbeddedSlack): Environment {
  const tokens = { SLACK_API_URL: apiUrl, SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken };
  return { ...tokens, MFA_DEMO_STATE: 'memory' };
}

/** What the bot needs to reach this Slack and AWS, and to keep its state in Redis. */
export function botEnvironment(slack: EmbeddedSlack, aws: EmbeddedAws, redis: { readonly url: string }): Environment {
  return {
    ...bareEnvironment(slack),
    ...aws.env,
    MFA_DEMO_STATE: 'redis',
    REDIS_URL: redis.url,
    STATE_ENCRYPTION_KEY: randomBytes(32).toString('base64'),
    MAX_ACTIVE_DEMOS: '1000',
    LOG_LEVEL: 'warn',
  };
}
