import { createHmac } from 'node:crypto';

/**
 * Returns the headers with which an app verifies that a request is from Slack
 * (docs.slack.dev/authentication/verifying-requests-from-slack).
 */
export function signatureHeaders(signingSecret: string, nowMs: number, body: string): Record<string, string> {
  const timestamp = `${Math.floor(nowMs / 1000)}`;
  const signature = createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': `v0=${signature}` };
}
