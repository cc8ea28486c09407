/** The result of one check; `hint` says in one sentence what the operator can do. */
export type Finding =
  | { readonly result: 'ok'; readonly says: string }
  | { readonly result: 'failed'; readonly says: string; readonly hint: string }
  /** The check does not apply, found no answer, or needs another check to succeed first. This is not a failure. */
  | { readonly result: 'skipped'; readonly says: string };

export interface Check {
  /** A name for programs that read the JSON output. Do not change it. */
  readonly id: string;
  readonly title: string;
  /** The hint when the check throws. */
  readonly hint?: string;
  run(): Promise<Finding>;
}

export type Checked = { readonly id: string; readonly title: string } & Finding;

export const ok = (says: string): Finding => ({ result: 'ok', says });
export const failed = (says: string, hint: string): Finding => ({ result: 'failed', says, hint });
export const skipped = (says: string): Finding => ({ result: 'skipped', says });

const ANYWAY = 'See docs/troubleshooting.md, or try again: the service may be unavailable for a moment.';

/** Runs one check. An unexpected error is a failed finding, so that the other checks still run. */
export async function runCheck({ id, title, hint = ANYWAY, run }: Check): Promise<Checked> {
  const finding = await run().catch((error: unknown) => failed(messageOf(error), hint));
  return { id, title, ...finding };
}

/** Returns the message of an error, to show it to the operator. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : 'a value was thrown that is not an Error';
}
