import { readSources } from '../../test/support/read-sources.ts';
import { commentsInStyles, type Prose, proseInCode } from './in-code.ts';

const CODE_FOLDERS = ['src', 'sandbox', 'test', 'bench', 'confirm', 'scripts'];

/**
 * Returns the texts for readers in all code of the project, or in the files whose path begins with one of `under`.
 * @param containing if given, only files whose text matches it are parsed; parsing all takes seconds
 */
export async function allProse(under: readonly string[] = [], containing = /(?:)/): Promise<Prose[]> {
  const files = (await Promise.all(CODE_FOLDERS.map(readSources))).flat();
  return files
    .filter(({ path, text }) => !path.endsWith('.html') && containing.test(text))
    .filter(({ path }) => under.length === 0 || under.some((start) => path.startsWith(start)))
    .flatMap((file) => (file.path.endsWith('.css') ? commentsInStyles(file) : proseInCode(file)));
}
