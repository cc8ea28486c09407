import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

export const root = join(import.meta.dirname, '../..');

export interface Page {
  /** The path from the root of the repository. */
  readonly path: string;
  readonly text: string;
}

/** Returns the pages that people read: those at the root, and all below `docs` and `deploy`. */
export function readPages(): Page[] {
  const atRoot = readdirSync(root).filter((name) => name.endsWith('.md'));
  const below = ['docs', 'deploy'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md'))
      .map((name) => `${folder}/${name}`),
  );
  return [...atRoot, ...below].map(readPage);
}

export function readPage(path: string): Page {
  return { path, text: readFileSync(join(root, path), 'utf8') };
}

export interface Block {
  /** The text after the three backticks, for example `sh run`. */
  readonly info: string;
  readonly body: string;
}

/** Returns the fenced blocks in order, including those in lists, without the indentation of their fence. */
export function blocksOf({ text }: Page): Block[] {
  return [...text.matchAll(/^( *)```([^\n`]*)\n([\s\S]*?)^\1```$/gm)].map(([, indent = '', info = '', body = '']) => ({
    info: info.trim(),
    body: body.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
  }));
}

/** Returns the page without its fenced blocks, where `#` and `[` have other meanings. */
export function proseOf({ text }: Pick<Page, 'text'>): string {
  return text.replaceAll(/^( *)```[^\n]*\n[\s\S]*?^\1```$/gm, '');
}

/** Returns the anchors of a page's headings, as GitHub makes them. */
export function anchorsOf(page: Page): Set<string> {
  const anchors = new Set<string>();
  for (const [, heading = ''] of proseOf(page).matchAll(/^#{1,6} +(.+)$/gm)) {
    const words = heading.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase();
    const name = words.replaceAll(/[^\p{L}\p{N} _-]/gu, '').replaceAll(' ', '-');
    let anchor = name;
    for (let again = 1; anchors.has(anchor); again += 1) anchor = `${name}-${again}`;
    anchors.add(anchor);
  }
  return anchors;
}

export interface Link {
  readonly from: string;
  /** The path from the root of the repository; for `#heading`, the path of the page itself. */
  readonly to: string;
  readonly anchor: string | undefined;
}

/** Returns the links and pictures that point into the repository. */
export function linksOf(page: Page): Link[] {
  const targets = [...proseOf(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
  return targets
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => {
      const [path = '', anchor] = target.split('#', 2);
      const to = path === '' ? page.path : normalize(join(dirname(page.path), decodeURI(path)));
      return { from: page.path, to: to.replace(/\/$/, ''), anchor };
    });
}
