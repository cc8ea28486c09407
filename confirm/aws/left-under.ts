import {
  type IAMClient,
  paginateListGroups,
  paginateListPolicies,
  paginateListRoles,
  paginateListUsers,
  paginateListVirtualMFADevices,
} from '@aws-sdk/client-iam';

/** Lists the ARNs of the users, groups, roles, managed policies and MFA devices that are in IAM below a path. */
export async function leftUnder(client: IAMClient, PathPrefix: string): Promise<string[]> {
  const found: (string | undefined)[] = [];
  for await (const { Users } of paginateListUsers({ client }, { PathPrefix })) found.push(...arnsOf(Users));
  for await (const { Groups } of paginateListGroups({ client }, { PathPrefix })) found.push(...arnsOf(Groups));
  for await (const { Roles } of paginateListRoles({ client }, { PathPrefix })) found.push(...arnsOf(Roles));
  for await (const { Policies } of paginateListPolicies({ client }, { PathPrefix, Scope: 'Local' }))
    found.push(...arnsOf(Policies));
  // ListVirtualMFADevices has no filter for paths.
  for await (const { VirtualMFADevices = [] } of paginateListVirtualMFADevices({ client }, {}))
    found.push(...VirtualMFADevices.map(({ SerialNumber }) => SerialNumber).filter((arn) => arn?.includes(PathPrefix)));
  return found.filter((arn) => arn !== undefined);
}

function arnsOf(things: readonly { readonly Arn?: string | undefined }[] = []): (string | undefined)[] {
  return things.map(({ Arn }) => Arn);
}
