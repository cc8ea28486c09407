import { z } from 'zod';
import { defineOperation } from '../../operation/operation.ts';
import { pagingInput } from '../../operation/paging.ts';
import { arn } from '../names.ts';
import { tagKeysInput, tagPage, tagsInput, withContext, withoutTags, withTags } from '../tags.ts';
import { managedPolicyOf, onPolicy, ownPolicyOf } from './find-policy.ts';

const TagPolicy = defineOperation({
  input: z.object({ PolicyArn: arn, Tags: tagsInput }),
  permission: (account, input) => withContext(onPolicy(account, input), input),
  perform: (account, input, caller) => {
    const policy = ownPolicyOf(account, input.PolicyArn, caller, 'TagPolicy');
    policy.tags = withTags(policy.tags, input.Tags);
    return undefined;
  },
});

const UntagPolicy = defineOperation({
  input: z.object({ PolicyArn: arn, TagKeys: tagKeysInput }),
  permission: (account, input) => withContext(onPolicy(account, input), input),
  perform: (account, input, caller) => {
    const policy = ownPolicyOf(account, input.PolicyArn, caller, 'UntagPolicy');
    policy.tags = withoutTags(policy.tags, input.TagKeys);
    return undefined;
  },
});

const ListPolicyTags = defineOperation({
  input: z.object({ PolicyArn: arn, ...pagingInput }),
  permission: onPolicy,
  perform: (account, input) => tagPage(managedPolicyOf(account, input.PolicyArn).tags, input),
});

export const policyTagOperations = { TagPolicy, UntagPolicy, ListPolicyTags };
