import type { LessonWords } from '../../mfa-user/take-home/words.ts';

/** What the programs of this lesson say of their own, in one language. */
export interface SessionTokenWords extends LessonWords {
  readonly comments: LessonWords['comments'] & {
    readonly noCode: string;
    readonly withCode: string;
    readonly again: string;
  };
  readonly says: LessonWords['says'] & {
    readonly accessKey: string;
    readonly withoutCode: string;
    readonly withCode: string;
  };
}
