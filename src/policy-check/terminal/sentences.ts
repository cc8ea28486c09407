import type { Identity } from '../identities.ts';
import type { Reason } from '../reasons.ts';
import type { Question } from '../simulator.ts';

/** Returns the reason as one English sentence. */
export function sentenceOf({ why, identity }: Reason): string {
  switch (why.kind) {
    case 'asks-nothing':
      return 'This Allow does not ask for MFA.';
    case 'if-exists':
      return `This Allow uses ${why.operator}, which is also true for a request without ${why.key}; ${sentWords(why.sent, identity)}.`;
    case 'null-allow':
      return `This Allow uses Null, which tests whether ${why.key} is in the request, not whether it is true.`;
    case 'null-deny':
      return `This Deny uses Null, which tests whether ${why.key} is in the request, not whether it is true; ${sentWords(why.sent, identity)}.`;
    case 'no-age':
      return `This ${why.effect} does not limit the age of the MFA code.`;
    case 'true-without-mfa':
      return `The condition of this Allow on ${why.keys.join(' and ')} is true without MFA too.`;
    case 'no-match':
      return `This Deny uses ${why.operator}, which does not match a request without ${why.key}; ${sentWords(why.sent, identity)}. ${why.operator}IfExists matches it.`;
    case 'other-conditions':
      return `The conditions of this Deny do not match this request for ${nameOf(why.question)}.`;
    case 'other-request':
      return `This Deny is not about ${nameOf(why.question)}.`;
  }
}

function sentWords(sent: 'none' | 'false' | 'some', identity: Identity): string {
  if (sent === 'none')
    return identity === 'accessKey'
      ? 'a request with an access key does not contain it'
      : 'temporary credentials without MFA do not carry it';
  return sent === 'false' ? 'in this request it is false' : 'in this request it is present';
}

function nameOf({ action, resource }: Question): string {
  return resource === '*' ? action : `${action} on ${resource}`;
}
