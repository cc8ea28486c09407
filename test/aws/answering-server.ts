import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export interface WireAnswer {
  readonly status: number;
  readonly body?: string;
  /** The server closes the connection instead of answering. */
  readonly hangUp?: boolean;
  /** The server never answers. */
  readonly silent?: boolean;
}

export interface AnsweringServer {
  readonly url: string;
  /** The bodies of the requests so far. */
  readonly requests: string[];
}

/**
 * Starts a server that answers each request with `told`, or with the answer that `told` returns for the number of the
 * request (the first is 1). Tests use it for answers that the embedded AWS never gives.
 */
export async function answeringServer(told: WireAnswer | ((number: number) => WireAnswer)): Promise<AnsweringServer> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      requests.push(Buffer.concat(chunks).toString());
      const answer = typeof told === 'function' ? told(requests.length) : told;
      if (answer.silent) return;
      if (answer.hangUp) return void request.socket.destroy();
      response.writeHead(answer.status, { 'content-type': 'text/xml', 'x-amzn-requestid': 'request-1' });
      response.end(answer.body ?? '');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests };
}

/** Returns a failure in the format of IAM and STS. */
export function queryFailure(status: number, code: string, message = 'A message.'): WireAnswer {
  const error = `<Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error>`;
  return { status, body: `<ErrorResponse>${error}<RequestId>request-1</RequestId></ErrorResponse>` };
}

/** Returns a failure in the format of S3. */
export function s3Failure(status: number, code: string): WireAnswer {
  return { status, body: `<?xml version="1.0"?><Error><Code>${code}</Code><Message>A message.</Message></Error>` };
}
