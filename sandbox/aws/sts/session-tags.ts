import type { Session, Tags } from '../account/state.ts';
import { tagKeysInput, tagsInput } from '../iam/tags.ts';
import { AwsError } from '../operation/errors.ts';

export const sessionTagsInput = {
  Tags: tagsInput.default([]),
  TransitiveTagKeys: tagKeysInput.default([]),
};

interface SessionTagsInput {
  readonly Tags: readonly { readonly Key: string; readonly Value: string }[];
  readonly TransitiveTagKeys: readonly string[];
}

/**
 * Returns the tags of a new session: the tags of the request, and the transitive tags of the session that makes the
 * request.
 * @param before the session that makes the request; `undefined` for a user's access key
 * @throws InvalidParameterValue if a tag of the request is also inherited or occurs twice, or if a transitive key names
 *   no tag of the request
 */
export function sessionTags(input: SessionTagsInput, before: Session | undefined) {
  const inherited = Object.entries(before?.tags ?? {}).filter(([key]) =>
    before?.transitiveTagKeys.has(key.toLowerCase()),
  );
  const keys = input.Tags.map((tag) => tag.Key.toLowerCase());
  const clash = inherited.find(([key]) => keys.includes(key.toLowerCase()));
  if (clash) throw invalidParameter(`One of the specified transitive tag keys can't be set because it conflicts`);
  if (new Set(keys).size < keys.length) throw invalidParameter('Duplicate tag keys found.');
  const tags: Tags = Object.fromEntries([...inherited, ...input.Tags.map((tag) => [tag.Key, tag.Value] as const)]);
  const staying = input.TransitiveTagKeys.map((key) => key.toLowerCase());
  const missing = staying.find((key) => !keys.includes(key));
  if (missing !== undefined) throw invalidParameter('The specified transitive tag key must be included in the tags.');
  const transitiveTagKeys = new Set([...inherited.map(([key]) => key.toLowerCase()), ...staying]);
  return { tags, transitiveTagKeys };
}

function invalidParameter(message: string): AwsError {
  return new AwsError('InvalidParameterValue', 400, message);
}
