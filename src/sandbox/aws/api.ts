import { authenticate, type ReceivedRequest } from './authenticate.ts';
import { faults } from './authentication-faults.ts';
import { AwsError } from './errors.ts';
import { resetReply } from './fault-connection.ts';
import { ConnectionReset } from './fault-orders.ts';
import type { Parts } from './parts.ts';
import { authorize } from './permissions.ts';
import { errorReply, successReply } from './replies.ts';
import { readBody } from './request-body.ts';
import { actionOf, operationOf, readCall, type ServiceName } from './services.ts';
import { type Authorization, parseAuthorization } from './sigv4.ts';
import type { AwsCallView } from './view-types.ts';

/** What is known of a call so far; filled in as it goes, logged however it ends. */
type Known = Pick<
  AwsCallView,
  'service' | 'operation' | 'principal' | 'principalArn' | 'keyEnding' | 'mfa' | 'reason' | 'decision' | 'statement'
>;
type Trace = { -readonly [Key in keyof Known]: Known[Key] };

type ApiParts = Pick<Parts, 'account' | 'log' | 'faults' | 'throttle'>;

/** Answers one API call as AWS would, and writes it into the log. Never throws. */
export async function answerCall(parts: ApiParts, request: Request): Promise<Response> {
  const { account, log } = parts;
  const arrivedAt = performance.now();
  const service = guessService(request);
  const trace: Trace = { service, operation: '(none)', principal: 'anonymous', mfa: 'absent' };
  const logged = (response: Response, outcome: Pick<AwsCallView, 'result'> & Partial<AwsCallView>) => {
    const tookMs = Math.round((performance.now() - arrivedAt) * 100) / 100;
    const requestId = requestIdOf(response);
    log.add({ ...trace, at: account.now(), httpStatus: response.status, ...outcome, requestId, tookMs });
    return response;
  };
  try {
    return logged(await perform(parts, request, trace), { result: 'allowed' });
  } catch (thrown) {
    const error = thrown instanceof AwsError ? thrown : internalFailure(thrown);
    const response = error instanceof ConnectionReset ? resetReply() : errorReply(trace.service, error, account.now());
    const result = error.code === 'AccessDenied' ? 'denied' : 'failed';
    const { code: errorCode, reason, verdict } = error;
    return logged(response, { result, errorCode, reason, ...verdict });
  }
}

async function perform(
  { account, faults: orders, throttle }: ApiParts,
  request: Request,
  trace: Trace,
): Promise<Response> {
  const body = await readBody(request);
  const received: ReceivedRequest = {
    method: request.method,
    url: new URL(request.url),
    headers: request.headers,
    body,
  };
  const authorization = authorizationOf(received, trace);
  const call = readCall(trace.service, received.method, received.url, body);
  trace.operation = call.operationName;
  if (authorization === undefined) throw faults[trace.service].missing();
  trace.keyEnding = authorization.accessKeyId.slice(-4);

  const caller = authenticate(account, trace.service, authorization, received);
  trace.principal = caller.identity.name;
  trace.principalArn = caller.arn;
  trace.mfa = caller.mfa;

  const operation = operationOf(call);
  if (call.service !== 's3') throttle.take(call.operationName);
  const fault = orders.take(call.operationName, call.service);
  await fault.before();
  const prepared = operation.prepare(account, caller, call.input);
  Object.assign(
    trace,
    prepared.permission
      ? authorize(account, caller, actionOf(call), prepared.permission)
      : { reason: 'This operation needs no permission.' },
  );
  const reply = successReply(call, await prepared.perform(), account.now());
  fault.after();
  return reply;
}

function requestIdOf({ headers }: Response): string | undefined {
  return headers.get('x-amzn-requestid') ?? headers.get('x-amz-request-id') ?? undefined;
}

/** The service is the one named in the credential scope; unsigned requests are told apart by their shape. */
function authorizationOf(request: ReceivedRequest, trace: Trace): Authorization | undefined {
  const header = request.headers.get('authorization');
  if (header === null) return undefined;
  const authorization = parseAuthorization(header);
  if (!authorization) throw faults[trace.service].malformed();
  if (!isServiceName(authorization.service)) {
    throw faults[trace.service].badSignature('The credential scope names a service that the sandbox does not have.');
  }
  trace.service = authorization.service;
  return authorization;
}

function isServiceName(name: string): name is ServiceName {
  return name === 'iam' || name === 'sts' || name === 's3';
}

function guessService(request: Request): ServiceName {
  return request.method === 'POST' || /[?&]Action=/.test(request.url) ? 'iam' : 's3';
}

function internalFailure(thrown: unknown): AwsError {
  const name = thrown instanceof Error ? thrown.name : typeof thrown;
  return new AwsError('InternalFailure', 500, 'The sandbox failed.', `A bug in the sandbox: ${name}.`);
}
