import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { onTestFinished } from 'vitest';
import type { EmbeddedAws } from '../../sandbox/aws/start.ts';

/** Damage that a broken proxy, cache or filter does to a good answer of AWS. The status stays 200. */
export const SPOILED: Readonly<Record<string, (body: string) => string>> = {
  'no body': () => '',
  'a blank': () => '\n',
  'the XML declaration alone': () => '<?xml version="1.0" encoding="UTF-8"?>',
  'an empty element': (body) => `<${rootOf(body)}/>`,
  'an empty result': (body) => `<${rootOf(body)}><${rootOf(body).replace('Response', 'Result')}/></${rootOf(body)}>`,
  'no result': (body) => body.replace(/<(\w+Result)\b.*<\/\1>/s, ''),
  'its first element left out': (body) => withoutFirst(body),
  'its lists left out': (body) => body.replaceAll(LISTS, ''),
  'its items emptied': (body) => body.replaceAll(/<(member|Bucket)>.*?<\/\1>/gs, '<$1/>'),
  'half of it': (body) => body.slice(0, body.length / 2),
  'its last letter missing': (body) => body.trimEnd().slice(0, -1),
  'a page of HTML': () => '<html><body>Service<br>unavailable</body></html>',
  'a page of XHTML': () => '<html><body><p>Please log in</p></body></html>',
  JSON: () => '{"Message":null}',
  'a word': () => 'OK',
  "another call's answer": () => '<GetAccountSummaryResponse><GetAccountSummaryResult/></GetAccountSummaryResponse>',
};

const LISTS =
  /<(Users|VirtualMFADevices|MFADevices|AccessKeyMetadata|PolicyNames|AttachedPolicies|SSHPublicKeys|Certificates|ServiceSpecificCredentials|Groups|Buckets|Tags)\b(?:\/>|.*?<\/\1>)/gs;

/** Returns the name of the damage to the answer of an operation, or `undefined` for no damage. */
type Choose = (operation: string) => keyof typeof SPOILED | undefined;

/**
 * Opens a second address of the same AWS. AWS runs each call, and then the answer gets the damage that the test chose
 * with `spoils`.
 */
export async function openSpoilingDoor(aws: EmbeddedAws) {
  let choose: Choose = () => undefined;
  const told = { answers: 0, spoiled: 0 };
  const listener = getRequestListener(async (request, bindings) => {
    const operation = operationIn(request.url, await request.clone().text());
    const answer = await aws.fetch(request, (bindings as HttpBindings).incoming);
    told.answers += 1;
    const spoil = answer.status === 200 ? SPOILED[choose(operation) ?? ''] : undefined;
    if (!spoil) return answer;
    const good = await answer.text();
    const bad = spoil(good);
    // Not every answer contains the part that the damage removes.
    if (bad !== good) told.spoiled += 1;
    const headers = new Headers(answer.headers);
    headers.delete('content-length');
    return new Response(bad, { status: 200, headers });
  });
  const server = createServer({ keepAliveTimeout: 120_000 }, listener).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    told,
    spoils: (next: Choose) => {
      choose = next;
    },
  };
}

function rootOf(body: string): string {
  return /<([A-Za-z]\w*)/.exec(body.replace(/<\?.*?\?>/s, ''))?.[1] ?? 'Response';
}

/** Removes the first element inside the result. (In S3 the root element is the result.) */
function withoutFirst(body: string): string {
  return body.replace(/(<\w+Result\b[^>]*>\s*)<(\w+)\b(?:[^>]*\/>|.*?<\/\2>)/s, '$1');
}

/** Returns the operation of a request. IAM and STS have it in the body; the only call to S3 is ListBuckets. */
function operationIn(url: string, body: string): string {
  return new URLSearchParams(body).get('Action') ?? new URL(url).searchParams.get('x-id') ?? 'ListBuckets';
}
