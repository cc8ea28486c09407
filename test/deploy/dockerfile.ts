import { readFileSync } from 'node:fs';

export interface Instruction {
  /** As it is written in the Dockerfile: in capitals. */
  readonly keyword: string;
  readonly rest: string;
}

export interface Stage {
  readonly baseImage: string;
  readonly name: string | undefined;
  readonly instructions: readonly Instruction[];
}

export const ROOT = new URL('../../', import.meta.url);

const read = (name: string) => readFileSync(new URL(name, ROOT), 'utf8');

/** Returns the stages of our Dockerfile in order; the last one is the image. */
export function readDockerfile(): Stage[] {
  const lines = read('Dockerfile')
    .replaceAll(/^#.*\n/gm, '')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '');
  const stages: { baseImage: string; name: string | undefined; instructions: Instruction[] }[] = [];
  for (const line of lines) {
    const [, keyword = '', rest = ''] = /^(\w+)\s+(.*)$/.exec(line) ?? [];
    const [baseImage = '', , name] = keyword === 'FROM' ? rest.split(/\s+/) : [];
    if (keyword === 'FROM') stages.push({ baseImage, name, instructions: [] });
    else stages.at(-1)?.instructions.push({ keyword, rest });
  }
  return stages;
}

/** Reads a command in the exec form, `["node", "dist/main.js"]`, the only form that needs no shell. */
export function execForm(text: string): [string, ...string[]] {
  const [program, ...rest] = JSON.parse(text) as string[];
  if (program === undefined) throw new Error(`There is no command in ${text}`);
  return [program, ...rest];
}

/** Splits off the flags at the beginning (`--from=x`). */
export function flagsAndRest(text: string): { flags: ReadonlyMap<string, string>; rest: string } {
  const flags = new Map<string, string>();
  let rest = text;
  for (;;) {
    const [whole, name, value] = /^--([\w-]+)=(\S+)\s+/.exec(rest) ?? [];
    if (whole === undefined || name === undefined || value === undefined) return { flags, rest };
    flags.set(name, value);
    rest = rest.slice(whole.length);
  }
}

/** Returns true if .dockerignore keeps this path from the builder: the last line that fits decides. */
export function isLeftOut(path: string): boolean {
  const lines = read('.dockerignore')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  let isOut = false;
  for (const line of lines) {
    const pattern = line.replace(/^!/, '');
    if (/[*?[\\]/.test(pattern.replace(/^\*$/, '')))
      throw new Error(`.dockerignore: ${line} is not supported by this test`);
    if (pattern === '*' || path === pattern || path.startsWith(`${pattern}/`)) isOut = !line.startsWith('!');
  }
  return isOut;
}
