import type { IncomingMessage } from 'node:http';
import { authorize } from './account/permissions.ts';
import { HOME_REGION } from './account/regions.ts';
import { ConnectionReset } from './faults/fault-orders.ts';
import { AwsError } from './operation/errors.ts';
import type { Parts } from './parts.ts';
import { type ReceivedRequest, receiveRequest } from './request/received-request.ts';
import { signatureKeys } from './s3/signature-keys.ts';
import { authenticate } from './serve/authenticate.ts';
import { resetReply } from './serve/fault-connection.ts';
import { type Addressee, acceptsJson, errorReply, requestIdOf, successReply } from './serve/replies.ts';
import { readCall, regionOf, serviceOf } from './serve/services.ts';
import { signatureFaults } from './signatures/faults.ts';
import { findSignature } from './signatures/find-signature.ts';
import { readSignature } from './signatures/read-signature.ts';
import type { AwsCallView } from './view/view-types.ts';

/** The facts about a call that are known so far. `admit` adds to them, and they are logged even if the call fails. */
type Known = Pick<
  AwsCallView,
  'service' | 'operation' | 'principal' | 'principalArn' | 'keyEnding' | 'mfa' | 'reason' | 'decision' | 'statement'
>;
type Trace = { -readonly [Key in keyof Known]: Known[Key] };

type ApiParts = Pick<Parts, 'account' | 'log' | 'clock' | 'faults' | 'throttle'>;

/**
 * Answers one API call as AWS would, and writes it into the log. Never throws.
 * @param incoming the request as Node received it, if there is a socket; its path and headers are still as the client
 *   signed them
 */
export async function answerCall(parts: ApiParts, request: Request, incoming?: IncomingMessage): Promise<Response> {
  const { account, log } = parts;
  const arrivedAt = performance.now();
  const trace: Trace = { service: 'iam', operation: '(none)', principal: 'anonymous', mfa: 'absent' };
  const to = (): Addressee => {
    const { pathname: path } = new URL(request.url);
    const wantsJson = trace.service !== 's3' && acceptsJson(request.headers.get('accept'));
    return { service: trace.service, method: request.method, path, wantsJson, now: account.now() };
  };
  const logged = (response: Response, outcome: Pick<AwsCallView, 'result'> & Partial<AwsCallView>) => {
    const tookMs = Math.round((performance.now() - arrivedAt) * 100) / 100;
    const requestId = requestIdOf(response);
    log.add({ ...trace, at: account.now(), httpStatus: response.status, ...outcome, requestId, tookMs });
    return response;
  };
  try {
    const received = await receiveRequest(request, incoming);
    const perform = await admit(parts, received, trace);
    return logged(successReply(to(), await perform()), { result: 'allowed' });
  } catch (thrown) {
    const error = thrown instanceof AwsError ? thrown : internalFailure(thrown);
    const response = error instanceof ConnectionReset ? resetReply() : errorReply(to(), error);
    const result = error.code === 'AccessDenied' ? 'denied' : 'failed';
    const { code: errorCode, reason, verdict } = error;
    return logged(response, { result, errorCode, reason, ...verdict });
  }
}

/**
 * Reads the call, identifies the caller, applies the throttle (not for S3) and a fault that precedes the call,
 * validates the input and checks the permission. Returns the function that performs the call and applies a fault that
 * follows it.
 * @throws AwsError
 */
async function admit(parts: ApiParts, request: ReceivedRequest, trace: Trace) {
  const { account, clock, faults: orders, throttle } = parts;
  const found = findSignature(request);
  const service = serviceOf(request, found);
  trace.service = service;
  const call = readCall(service, request);
  trace.operation = call.operationName;
  if (found === undefined) {
    if (call.isAskedUnsigned) call.ask(request.body, HOME_REGION);
    throw call.unsignedFault?.(account) ?? signatureFaults[service].missing();
  }
  trace.keyEnding = found.credential?.split('/')[0]?.slice(-4);
  const signature = readSignature(found, {
    service,
    nearestNow: clock.nearestNow,
  });

  const { caller, payload } = authenticate(account, service, signature, request);
  trace.principal = caller.identity.name;
  trace.principalArn = caller.arn;
  trace.mfa = caller.mfa;

  const region = regionOf(service, signature);
  const { operation, action, input, reply } = call.ask(payload, region);
  if (service !== 's3') throttle.take(call.operationName);
  const fault = orders.take(call.operationName, service);
  await fault.before();
  const prepared = operation.prepare(account, caller, input);
  const keys =
    service === 's3' ? signatureKeys(signature, request, account.id, clock.nearestNow(signature.signedAt)) : {};
  const origin = { userAgent: request.headers.get('user-agent'), region, keys };
  const verdict = prepared.permission && authorize(account, caller, action, prepared.permission, origin);
  Object.assign(trace, verdict ?? { reason: 'This operation needs no permission.' });
  return async () => {
    const result = await prepared.perform();
    fault.after();
    return reply(result);
  };
}

function internalFailure(thrown: unknown): AwsError {
  const name = thrown instanceof Error ? thrown.name : typeof thrown;
  return new AwsError('InternalFailure', 500, 'The sandbox failed.', `A bug in the sandbox: ${name}.`);
}
