import { z } from 'zod';
import type { Tags } from '../account/state.ts';
import { AwsError, limitExceeded } from '../operation/errors.ts';
import { listOf, text } from '../operation/input.ts';
import { type Paging, pageOf } from '../operation/paging.ts';
import type { OtherPermission, Permission } from '../operation/permission.ts';
import { members, type XmlElement } from '../operation/xml.ts';

const MAX_TAGS = 50;

const tagKey = text({ max: 128, pattern: /^[\p{L}\p{Z}\p{N}_.:/=+\-@]+$/u });

export const tagsInput = listOf(
  z.object({
    Key: tagKey,
    Value: text({ min: 0, max: 256, pattern: /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u }),
  }),
  MAX_TAGS,
);

export type TagsInput = z.output<typeof tagsInput>;

export const tagKeysInput = listOf(tagKey, MAX_TAGS);

/**
 * Returns the tags together with the added tags. An added tag replaces a tag whose key is equal except for case.
 * @throws InvalidInput, LimitExceeded
 */
export function withTags(tags: Tags, added: TagsInput = []): Tags {
  const lowerKeys = added.map((tag) => tag.Key.toLowerCase());
  if (new Set(lowerKeys).size !== added.length) {
    throw invalidInput('Duplicate tag keys found. Please note that Tag keys are case insensitive.');
  }
  if (lowerKeys.some((key) => key.startsWith('aws:'))) {
    throw invalidInput('Tag keys starting with "aws:" are reserved for system use.');
  }
  const kept = Object.entries(tags).filter(([key]) => !lowerKeys.includes(key.toLowerCase()));
  const result = Object.fromEntries([...kept, ...added.map((tag) => [tag.Key, tag.Value] as const)]);
  if (Object.keys(result).length > MAX_TAGS) {
    throw limitExceeded(`The number of tags has reached the maximum limit of ${MAX_TAGS}.`);
  }
  return result;
}

/** Returns the tags without some keys; ignores keys that are not there. */
export function withoutTags(tags: Tags, keys: readonly string[]): Tags {
  const removed = new Set(keys.map((key) => key.toLowerCase()));
  return Object.fromEntries(Object.entries(tags).filter(([key]) => !removed.has(key.toLowerCase())));
}

export function tagMembers(tags: Tags) {
  return members(Object.entries(tags).map(([Key, Value]) => ({ Key, Value })));
}

/** Returns one page of tags as the List...Tags operations answer it. */
export function tagPage(tags: Tags, paging: Paging): XmlElement {
  const { page, trailer } = pageOf(Object.entries(tags), ([key]) => key, paging);
  return { Tags: tagMembers(Object.fromEntries(page)), ...trailer };
}

/** Returns `aws:RequestTag/...` and `aws:TagKeys` for the tags that a call sets. */
export function tagContext(added: TagsInput = []): Record<string, string | string[]> {
  const context: Record<string, string | string[]> = {};
  for (const tag of added) context[`aws:RequestTag/${tag.Key}`] = tag.Value;
  if (added.length > 0) context['aws:TagKeys'] = added.map((tag) => tag.Key);
  return context;
}

/** Returns the permission with condition keys for the tags that a call sets or removes. */
export function withContext(
  permission: Permission,
  call: { readonly Tags?: TagsInput; readonly TagKeys?: readonly string[] },
): Permission {
  const keys = call.TagKeys && { 'aws:TagKeys': call.TagKeys };
  return { ...permission, context: { ...permission.context, ...tagContext(call.Tags), ...keys } };
}

/** Returns the further permission for creating a resource with tags (IAM user guide, "Tagging IAM resources"). */
export function taggingOnCreation(action: string, resource: string, tags: TagsInput = []): OtherPermission[] {
  return tags.length === 0 ? [] : [{ action, resource, context: tagContext(tags) }];
}

/** Returns `aws:ResourceTag/...`, and IAM's older `iam:ResourceTag/...`, for the tags of a resource. */
export function resourceTagContext(tags: Tags): Record<string, string> {
  const entries = Object.entries(tags).flatMap(([key, value]) => [
    [`aws:ResourceTag/${key}`, value] as const,
    [`iam:ResourceTag/${key}`, value] as const,
  ]);
  return Object.fromEntries(entries);
}

function invalidInput(message: string): AwsError {
  return new AwsError('InvalidInput', 400, message);
}
