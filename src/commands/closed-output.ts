/**
 * Keeps a command from crashing when the reader of its output ends first, as `head` does. Other failures of the output
 * end the command with exit code 1.
 * @param act called when the output is closed; if absent, the command finishes its work and keeps its exit code
 */
export function onClosedOutput(act: () => void = () => undefined): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return act();
    process.stderr.write(`The output cannot be written (${error.code}).\n`);
    return process.exit(1);
  });
}
