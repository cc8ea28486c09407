import aws4 from 'aws4';
import type { EmbeddedAws } from '../../sandbox/aws/start.ts';

export interface Key {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

export type Parameters = Readonly<Record<string, string>>;

export interface Caller {
  readonly calls: number;
  /**
   * Makes one signed call with the administrator's access key or another key. Returns the answer's XML.
   * @throws Error for a refusal
   */
  call(service: 'iam' | 'sts' | 's3', action: string, parameters?: Parameters, key?: Key): Promise<string>;
}

const VERSIONS = { iam: '2010-05-08', sts: '2011-06-15' } as const;

/**
 * Creates a caller that uses no socket: the bench measures the embedded AWS, not the network.
 * @param now epoch milliseconds
 */
export function createCaller(aws: EmbeddedAws, now: () => number): Caller {
  let calls = 0;
  return {
    get calls() {
      return calls;
    },
    async call(service, action, parameters = {}, key = aws.adminKey) {
      calls += 1;
      const body = service === 's3' ? '' : formOf(service, action, parameters);
      const method = service === 's3' ? 'GET' : 'POST';
      const date = new Date(now()).toISOString().replace(/[-:]|\.\d{3}/g, '');
      const headers = {
        'X-Amz-Date': date,
        ...(body !== '' && { 'Content-Type': 'application/x-www-form-urlencoded' }),
      };
      const host = new URL(aws.url).host;
      const signed = aws4.sign({ service, region: aws.region, host, path: '/', method, body, headers }, { ...key });
      const init = { method, headers: signed.headers as Record<string, string>, ...(body !== '' && { body }) };
      const response = await aws.fetch(new Request(aws.url, init));
      const text = await response.text();
      if (!response.ok) throw new Error(`${action}: ${response.status} ${text}`);
      return text;
    },
  };
}

function formOf(service: 'iam' | 'sts', action: string, parameters: Parameters): string {
  return new URLSearchParams({ Action: action, Version: VERSIONS[service], ...parameters }).toString();
}

/**
 * Returns the content of an element that occurs once.
 * @throws Error if the answer has no such element
 */
export function textOf(xml: string, element: string): string {
  const found = new RegExp(`<${element}>([^<]*)</${element}>`).exec(xml)?.[1];
  if (found === undefined) throw new Error(`There is no ${element} in the answer.`);
  return found;
}
