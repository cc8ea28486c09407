import type { LessonWords } from '../../mfa-user/take-home/words.ts';

/** The texts of this lesson's programs, in one language. */
export interface MfaAgeWords extends LessonWords {
  readonly comments: LessonWords['comments'] & {
    readonly newCode: string;
    readonly oldCode: string;
    readonly nextCode: string;
  };
  readonly says: LessonWords['says'] & {
    readonly accessKey: string;
    readonly newCode: string;
    readonly aging: string;
    readonly oldCode: string;
    readonly nextCode: string;
  };
}
