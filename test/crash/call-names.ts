import type { Call } from './http-proxy.ts';

/** `aws CreateUser`, `aws ListBuckets`. */
export function awsNameOf({ method, path, body }: Call): string {
  const action = new URLSearchParams(body.toString('utf8')).get('Action');
  const isListBuckets = method === 'GET' && path.startsWith('/?');
  return `aws ${action ?? (isListBuckets ? 'ListBuckets' : `${method} ${path.split('?')[0]}`)}`;
}

/** `slack chat.update`; `slack upload` and `slack response` for the addresses that Slack gave out. */
export function slackNameOf({ path }: Call): string {
  const [, area = '', method = ''] = path.split('?')[0]!.split('/');
  return `slack ${area === 'api' ? method : area}`;
}
