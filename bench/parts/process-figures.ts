import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

/** Linux counts processor time in hundredths of a second. */
const TICKS_PER_SECOND = 100;

/** Returns the resident memory (RSS) of a process, in MB. Linux only. */
export async function residentMegabytes(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
}

/** Returns how much of one core a process uses during the next `withinMs`, in percent. Linux only. */
export async function coreShare(pid: number | undefined, withinMs: number): Promise<number> {
  const [before, startedAt] = [await processorSeconds(pid), performance.now()];
  await sleep(withinMs);
  const seconds = (performance.now() - startedAt) / 1000;
  return (100 * ((await processorSeconds(pid)) - before)) / seconds;
}

async function processorSeconds(pid: number | undefined): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  // The name in parentheses may contain any character; user and system time are the 12th and 13th field after it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}
