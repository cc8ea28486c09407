/**
 * What the programs say, in one language. Each is one line. The comments may hold any letters; what is said is quoted by the
 * program that says it.
 */
export interface ProgramWords {
  readonly comments: {
    /** The head of each program. */
    readonly what: string;
    readonly shellNeeds: string;
    readonly shellSetupKey: string;
    readonly sdkNeeds: string;
    readonly sdkRun: string;
    readonly leavesNothing: string;
    readonly name: string;
    readonly policy: string;
    readonly as: string;
    readonly answer: string;
    readonly poll: string;
    readonly cleanUp: string;
    readonly cleanUpOrder: string;
    readonly always: string;
    readonly user: string;
    readonly device: string;
    readonly enable: string;
    readonly key: string;
    readonly noCode: string;
    readonly withCode: string;
    readonly again: string;
    readonly table: string;
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
    readonly credentials: string;
    readonly accessKey: string;
    readonly withoutCode: string;
    readonly withCode: string;
    readonly proved: string;
    readonly surprise: string;
    readonly cleaningUp: string;
    readonly nothingLeft: string;
    readonly left: string;
  };
}
