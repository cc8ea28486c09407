import { execFileSync } from 'node:child_process';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';

/** Describes a bench run in one line: date, commit, Node, the machine, and the machine's load before the bench. */
export function describeMachine(): string {
  const date = new Date().toISOString().slice(0, 10);
  const memory = `${Math.round(totalmem() / 2 ** 30)} GB`;
  const load = `load ${(loadavg()[0] ?? 0).toFixed(1)} before`;
  const machine = `${availableParallelism()} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), ${memory}`;
  return [date, commitInWords(), `Node ${process.version}`, machine, load].filter((part) => part !== '').join(' · ');
}

/** Returns for example `commit 1a2b3c4 with changes`; an empty text if git or the folder `.git` is missing. */
function commitInWords(): string {
  try {
    const commit = git('rev-parse', '--short', 'HEAD');
    return `commit ${commit}${git('status', '--porcelain') === '' ? '' : ' with changes'}`;
  } catch {
    return '';
  }
}

function git(...args: readonly string[]): string {
  return execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
}
