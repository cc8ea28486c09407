import { authenticate, type ReceivedRequest } from './authenticate.ts';
import { faults } from './authentication-faults.ts';
import type { CallLog } from './call-log.ts';
import { AwsError } from './errors.ts';
import { resetReply } from './fault-connection.ts';
import { ConnectionReset, type Faults } from './fault-orders.ts';
import { authorize } from './permissions.ts';
import { errorReply, successReply } from './replies.ts';
import { readBody } from './request-body.ts';
import { actionOf, operationOf, readCall, type ServiceName } from './services.ts';
import { type Authorization, parseAuthorization } from './sigv4.ts';
import type { Account } from './state.ts';
import type { AwsCallView } from './view-types.ts';

/** What is known of a call so far; filled in as it goes, logged however it ends. */
type Trace = { -readonly [Key in 'service' | 'operation' | 'principal' | 'mfa' | 'reason']: AwsCallView[Key] };

interface ApiParts {
  readonly account: Account;
  readonly log: CallLog;
  readonly faults: Faults;
}

/** Answers one API call as AWS would, and writes it into the log. Never throws. */
export async function answerCall(parts: ApiParts, request: Request): Promise<Response> {
  const { account, log } = parts;
  const service = guessService(request);
  const trace: Trace = { service, operation: '(none)', principal: 'anonymous', mfa: 'absent', reason: undefined };
  try {
    const response = await perform(parts, request, trace);
    log.add({ ...trace, at: account.now(), result: 'allowed', httpStatus: response.status });
    return response;
  } catch (thrown) {
    const error = thrown instanceof AwsError ? thrown : internalFailure(thrown);
    const result = error.code === 'AccessDenied' ? 'denied' : 'failed';
    const { httpStatus, code: errorCode, reason } = error;
    log.add({ ...trace, at: account.now(), result, httpStatus, errorCode, reason });
    return error instanceof ConnectionReset ? resetReply() : errorReply(trace.service, error, account.now());
  }
}

async function perform({ account, faults: orders }: ApiParts, request: Request, trace: Trace): Promise<Response> {
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

  const caller = authenticate(account, trace.service, authorization, received);
  trace.principal = caller.identity.name;
  trace.mfa = caller.mfa;

  const fault = orders.take(call.operationName, call.service);
  await fault.before();
  const prepared = operationOf(call).prepare(account, caller, call.input);
  trace.reason = prepared.permission
    ? authorize(account, caller, actionOf(call), prepared.permission).reason
    : 'This operation needs no permission.';
  const reply = successReply(call, await prepared.perform(), account.now());
  fault.after();
  return reply;
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
