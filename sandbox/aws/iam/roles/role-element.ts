import { newest } from '../../account/propagation.ts';
import type { Account, Role } from '../../account/state.ts';
import { isoSeconds } from '../../operation/iso-seconds.ts';
import type { XmlElement } from '../../operation/xml.ts';
import { tagMembers } from '../tags.ts';
import { shownTrust } from './trust-policies.ts';

/** Returns a role as lists show it, without tags and boundary. */
export function listedRole(account: Account, role: Role): XmlElement {
  const { description: Description, maxSessionSeconds: MaxSessionDuration } = role;
  return { ...namesOf(account, role), ...(Description !== undefined && { Description }), MaxSessionDuration };
}

/**
 * Returns a role as CreateRole answers it, without description and maximum duration (as in a recorded answer of AWS).
 */
export function createdRole(account: Account, role: Role): XmlElement {
  return { ...namesOf(account, role), ...detailsOf(role) };
}

/** Returns a role as GetRole answers it. */
export function shownRole(account: Account, role: Role): XmlElement {
  return { ...listedRole(account, role), ...detailsOf(role), RoleLastUsed: {} };
}

function namesOf(account: Account, role: Role): XmlElement {
  const trust = newest(role.trust);
  return {
    Path: role.path,
    RoleName: role.name,
    RoleId: role.id,
    Arn: role.arn,
    CreateDate: isoSeconds(role.createdAt),
    AssumeRolePolicyDocument: encodeURIComponent(trust ? shownTrust(account, trust) : ''),
  };
}

function detailsOf({ tags, boundaryArn }: Role): XmlElement {
  const boundary = { PermissionsBoundaryType: 'Policy', PermissionsBoundaryArn: boundaryArn };
  return {
    ...(Object.keys(tags).length > 0 && { Tags: tagMembers(tags) }),
    ...(boundaryArn !== undefined && { PermissionsBoundary: boundary }),
  };
}
