/**
 * What the programs of all lessons say, in one language. Each is one line. The comments may hold any letters; what is said is
 * quoted by the program that says it.
 */
export interface ProgramWords {
  readonly comments: {
    /** The head of each program. @param manages such as "IAM users" */
    shellNeeds(manages: string): string;
    /** @param name of the script, without its ending */
    shellSetupKey(name: string): string;
    sdkNeeds(manages: string): string;
    /** @param name of the program, without its ending */
    sdkRun(name: string): string;
    /** @param creates such as "one IAM user" */
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

/** What the programs of one lesson say of their own; a lesson adds a comment for each try, and a name for each row of its table. */
export interface LessonWords {
  readonly comments: {
    readonly what: string;
    /** Which things in AWS the person's credentials must be allowed to manage. */
    readonly manages: string;
    /** What the programs create in AWS. */
    readonly creates: string;
    readonly policy: string;
    readonly key: string;
    readonly table: string;
  };
  readonly says: {
    /** Above the names of the rows. */
    readonly tried: string;
    readonly proved: string;
    readonly surprise: string;
  };
}
