import { malformedPolicy } from '../operation/errors.ts';

const NO_VENDOR = 'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.';

/** @throws MalformedPolicyDocument unless the condition key is `prefix:name`: any other key would match no request */
export function checkConditionKey(key: string): void {
  const [vendor = '', ...names] = key.split(':');
  if (vendor === '' || names.join('') === '') throw malformedPolicy(NO_VENDOR);
  // The host of an identity provider can be the vendor: `token.actions.githubusercontent.com:sub`.
  if (!/^[\w./-]+$/.test(vendor)) throw malformedPolicy(`Vendor ${vendor} is not valid`);
}

/** @throws MalformedPolicyDocument unless the action is `*` or `service:Name`; the name may have wildcards */
export function checkAction(action: string): void {
  if (action === '*') return;
  const [vendor = '', ...names] = action.split(':');
  if (names.length === 0) throw malformedPolicy(NO_VENDOR);
  if (names.length > 1) throw malformedPolicy('Actions/Condition can contain only one colon.');
  if (!/^[A-Za-z0-9.-]+$/.test(vendor)) throw malformedPolicy(`Vendor ${vendor} is not valid`);
}

const IAM_PATHS =
  'user/, federated-user/, role/, group/, instance-profile/, mfa/, server-certificate/, policy/, sms-mfa/, saml-provider/, oidc-provider/, report/, access-report/';

/** @throws MalformedPolicyDocument unless the resource is `*` or an ARN that IAM would store */
export function checkResource(resource: string): void {
  if (resource === '*') return;
  if (!resource.includes(':')) throw malformedPolicy(`Resource ${resource} must be in ARN format or "*".`);
  const [, partition = '', service, region, , ...names] = resource.split(':');
  if (!/^(aws[a-z-]*|\*)$/.test(partition)) {
    throw malformedPolicy(`Partition "${partition}" is not valid for resource "${completed(resource)}".`);
  }
  if (service === undefined) {
    throw malformedPolicy('Resource vendor must be fully qualified and cannot contain regexes.');
  }
  const isIncomplete = region !== undefined && names.length === 0 && !resource.endsWith('*');
  if (service === '' || isIncomplete) throw malformedPolicy('The policy failed legacy parsing');
  if (service === 'iam') checkIamResource(resource, region ?? '', names.join(':'));
}

function checkIamResource(resource: string, region: string, name: string): void {
  if (region !== '' && region !== '*') {
    throw malformedPolicy(`IAM resource ${resource} cannot contain region information.`);
  }
  const isOfPath = name === '' || name === '*' || IAM_PATHS.split(', ').some((start) => name.startsWith(start));
  if (!isOfPath) throw malformedPolicy(`IAM resource path must either be "*" or start with ${IAM_PATHS}.`);
}

/** Returns an ARN with wildcards for its missing fields: `arn:aws:sqs` becomes `arn:aws:sqs:*:*:*` (IAM user guide). */
export function completed(resource: string): string {
  if (resource === '*') return resource;
  const [, ...fields] = resource.split(':');
  while (fields.length < 5) fields.push('*');
  return ['arn', ...fields].join(':');
}
