import type { Identity } from '../identities.ts';
import type { Reason } from '../reasons.ts';
import type { Question } from '../simulator.ts';

/** The reason in one English sentence. */
export function sentenceOf({ why, identity }: Reason): string {
  switch (why.kind) {
    case 'asks-nothing':
      return 'This Allow does not ask for MFA.';
    case 'if-exists':
      return `This Allow uses ${why.operator}, which is also true for a request without ${why.key}; ${sentWords(why.sent, identity)}.`;
    case 'null-allow':
      return `This Allow asks with Null whether ${why.key} is in the request, and not whether it is true.`;
    case 'null-deny':
      return `This Deny asks with Null whether ${why.key} is in the request, and not whether it is true; ${sentWords(why.sent, identity)}.`;
    case 'no-age':
      return `This ${why.effect} does not limit the age.`;
    case 'true-without-mfa':
      return `What this Allow asks of ${why.keys.join(' and ')} is true without MFA too.`;
    case 'no-match':
      return `This Deny uses ${why.operator}, which does not match a request without ${why.key}; ${sentWords(why.sent, identity)}. ${why.operator}IfExists matches it.`;
    case 'other-conditions':
      return `The conditions of this Deny do not match this request for ${nameOf(why.question)}.`;
    case 'other-request':
      return `This Deny is not about ${nameOf(why.question)}.`;
  }
}

function sentWords(sent: 'none' | 'false' | 'some', identity: Identity): string {
  if (sent === 'none') return identity === 'accessKey' ? 'an access key sends none' : 'a session without MFA has none';
  return sent === 'false' ? 'here it is false' : 'here it is in the request';
}

function nameOf({ action, resource }: Question): string {
  return resource === '*' ? action : `${action} on ${resource}`;
}
