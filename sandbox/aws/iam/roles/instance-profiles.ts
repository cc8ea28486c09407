import { z } from 'zod';
import { defineOperation, type Result } from '../../operation/operation.ts';
import { type Paging, pageOf, pagingInput } from '../../operation/paging.ts';
import { members } from '../../operation/xml.ts';
import { pathPrefix } from '../names.ts';
import { onRole, roleName, roleOf } from './target-role.ts';

const ListInstanceProfiles = defineOperation({
  input: z.object({ PathPrefix: pathPrefix.optional(), ...pagingInput }),
  permission: (account) => ({ resource: `arn:aws:iam::${account.id}:instance-profile/` }),
  perform: (_account, input) => emptyPage(input),
});

/** Terraform calls this operation before it deletes a role. */
const ListInstanceProfilesForRole = defineOperation({
  input: z.object({ RoleName: roleName, ...pagingInput }),
  permission: onRole,
  perform: (account, input) => {
    roleOf(account, input);
    return emptyPage(input);
  },
});

/** Returns an empty list, because the sandbox cannot create instance profiles. */
function emptyPage(input: Paging): Result {
  return { InstanceProfiles: members([]), ...pageOf([], String, input).trailer };
}

export const instanceProfileOperations = { ListInstanceProfiles, ListInstanceProfilesForRole };
