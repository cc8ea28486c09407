import type { Call } from './http-proxy.ts';

/** Returns the name of a call to AWS, for example `aws CreateUser` or `aws ListBuckets`. */
export function awsNameOf({ method, path, body }: Call): string {
  const action = new URLSearchParams(body.toString('utf8')).get('Action');
  const isListBuckets = method === 'GET' && path.startsWith('/?');
  return `aws ${action ?? (isListBuckets ? 'ListBuckets' : `${method} ${path.split('?')[0]}`)}`;
}

/**
 * Returns the name of a call to Slack, for example `slack chat.update`. For URLs that Slack issued, the name is
 * `slack upload` or `slack response`.
 */
export function slackNameOf({ path }: Call): string {
  const [, area = '', method = ''] = path.split('?')[0]!.split('/');
  return `slack ${area === 'api' ? method : area}`;
}
