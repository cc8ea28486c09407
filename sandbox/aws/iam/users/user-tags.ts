import { z } from 'zod';
import { defineOperation } from '../../operation/operation.ts';
import { pagingInput } from '../../operation/paging.ts';
import { userName } from '../names.ts';
import { tagKeysInput, tagPage, tagsInput, withContext, withoutTags, withTags } from '../tags.ts';
import { onTargetUser, targetUser } from './target-user.ts';

const TagUser = defineOperation({
  input: z.object({ UserName: userName, Tags: tagsInput }),
  permission: (account, input, caller) => withContext(onTargetUser(account, input, caller), input),
  perform: (account, input, caller) => {
    const user = targetUser(account, input, caller);
    user.tags = withTags(user.tags, input.Tags);
    return undefined;
  },
});

const UntagUser = defineOperation({
  input: z.object({ UserName: userName, TagKeys: tagKeysInput }),
  permission: (account, input, caller) => withContext(onTargetUser(account, input, caller), input),
  perform: (account, input, caller) => {
    const user = targetUser(account, input, caller);
    user.tags = withoutTags(user.tags, input.TagKeys);
    return undefined;
  },
});

const ListUserTags = defineOperation({
  input: z.object({ UserName: userName, ...pagingInput }),
  permission: onTargetUser,
  perform: (account, input, caller) => tagPage(targetUser(account, input, caller).tags, input),
});

export const userTagOperations = { TagUser, UntagUser, ListUserTags };
