import type { BenchResult } from './bench-result.ts';
import { asMarkdown, tableOf } from './tables.ts';

const HEAD = `# Results of \`npm run bench\`

This page is generated: do not edit it. Each bench measures its baseline in the same run. The ratio matters most, because the speed of the machine changes both numbers.
Every section says when and where it was measured. Slack and AWS are embedded.
`;

export interface Measured {
  readonly name: string;
  readonly result: BenchResult;
  readonly machine: string;
  readonly seconds: number;
}

/** Replaces the section of each measured bench by a new one. The sections are in the order of `names`. */
export function withResults(page: string, measured: readonly Measured[], names: readonly string[]): string {
  const sections = new Map(sectionsOf(page));
  for (const one of measured) sections.set(one.name, sectionOf(one));
  const known = names.flatMap((name) => sections.get(name) ?? []);
  return [HEAD, ...known].join('\n');
}

function sectionsOf(page: string): [name: string, text: string][] {
  const parts = page.split(/^(?=## )/m).slice(1);
  return parts.map((part) => [/^## ([\w-]+)/.exec(part)?.[1] ?? '', `${part.trimEnd()}\n`]);
}

function sectionOf({ name, result, machine, seconds }: Measured): string {
  const { title, figures, tables = [], notes } = result;
  const parts = [
    `## ${name}: ${title}\n`,
    asMarkdown(tableOf(figures)),
    ...tables.map(asMarkdown),
    `${notes.map((note) => `- ${note}`).join('\n')}\n`,
    `${machine} · ${Math.round(seconds)} s\n`,
  ];
  return parts.join('\n');
}
