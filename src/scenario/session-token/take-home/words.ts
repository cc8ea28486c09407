import type { LessonWords } from '../../mfa-user/take-home/words.ts';

/** The texts of this lesson's programs, in one language. */
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
