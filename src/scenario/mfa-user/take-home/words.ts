/**
 * The texts of the programs of all lessons, in one language. Each text is one line. It may contain any characters: the
 * programs quote printed texts.
 */
export interface ProgramWords {
  readonly comments: {
    /** Says what the script needs. @param manages for example "IAM users" */
    shellNeeds(manages: string): string;
    /** Says how to get the setup key as text. @param name the name of the script, without its extension */
    shellSetupKey(name: string): string;
    /** Says what the program needs. @param manages for example "IAM users" */
    sdkNeeds(manages: string): string;
    /** Says how to run the program. @param name the name of the program, without its extension */
    sdkRun(name: string): string;
    /** Says that the program deletes everything that it creates. @param creates for example "one IAM user" */
    leavesNothing(creates: string): string;
    readonly name: string;
    readonly as: string;
    readonly answer: string;
    readonly poll: string;
    readonly session: string;
    readonly untilAccepted: string;
    readonly cleanUp: string;
    readonly cleanUpOrder: string;
    readonly always: string;
    readonly user: string;
    readonly device: string;
    readonly enable: string;
  };
  readonly says: {
    readonly creating: string;
    readonly open: string;
    readonly setupKey: string;
    readonly firstCode: string;
    readonly secondCode: string;
    readonly codesRefused: string;
    readonly waiting: string;
    readonly freshCode: string;
    readonly codeRefused: string;
    readonly cleaningUp: string;
    readonly nothingLeft: string;
    readonly left: string;
  };
}

/**
 * The texts of the programs of one lesson. A lesson adds a comment for each attempt, and a name for each row of its
 * table.
 */
export interface LessonWords {
  readonly comments: {
    readonly what: string;
    /** The resources that the person's credentials must be allowed to manage. */
    readonly manages: string;
    /** What the programs create in AWS. */
    readonly creates: string;
    readonly policy: string;
    readonly key: string;
    readonly table: string;
  };
  readonly says: {
    /** The heading above the names of the rows. */
    readonly tried: string;
    readonly proved: string;
    readonly surprise: string;
  };
}
