import type { LessonWords } from '../../mfa-user/take-home/words.ts';

/** The texts of this lesson's programs, in one language. */
export interface AssumeRoleWords extends LessonWords {
  readonly comments: LessonWords['comments'] & {
    readonly trust: string;
    readonly rolePolicy: string;
    readonly rolePolicyWithMfa: string;
    readonly role: string;
    readonly arns: string;
    readonly assume: string;
    readonly noCode: string;
    readonly withCode: string;
    readonly again: string;
    readonly inside: string;
  };
  readonly says: LessonWords['says'] & {
    readonly accessKey: string;
    readonly withoutCode: string;
    readonly withCode: string;
    readonly inRole: string;
    readonly askingForMfa: string;
    readonly inRoleAskedForMfa: string;
  };
}
