import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { build, type OutputFile, type Plugin } from 'esbuild';
import { onlyOurs } from './our-mappings.ts';

/** npm runs its scripts in the folder of the project; it may consist of links to files elsewhere. */
export const ROOT = process.cwd();

const PACKAGES = join(ROOT, 'node_modules/');

/** Native parts and fonts are files beside their package: these stay in node_modules. */
const LEFT_IN_PLACE = ['@takumi-rs/core', '@expo-google-fonts/*', 'msgpackr-extract', 'bufferutil', 'utf-8-validate'];

/**
 * Bolt and BullMQ load these for what the bot does not do: a receiver on Express, an installation by OAuth, request bodies as text in other
 * encodings than UTF-8, jobs by a cron line, jobs kept in PostgreSQL (a folder of BullMQ itself).
 */
export const NOT_USED: readonly string[] = ['express', '@slack/oauth', 'iconv-lite', 'cron-parser', './postgres'];

/** What packages in CommonJS expect to find. */
const BANNER = `import { createRequire as requireFrom } from 'node:module';
const require = requireFrom(import.meta.url), __filename = import.meta.filename, __dirname = import.meta.dirname;`;

interface BundleOptions {
  /** Relative to the project, as is the folder. */
  readonly entry: string;
  readonly folder: string;
  /** Packages in whose place is an empty module. */
  readonly without?: readonly string[];
  /** Leaves packages in node_modules, as most programs do. */
  readonly keepsPackages?: boolean;
}

/**
 * Bundles a program with its packages into plain JavaScript, `main.js` in the folder. What is imported where it is used stays in a file
 * of its own. @returns the files that went into it @throws Error when one does not compile
 */
export async function bundle(options: BundleOptions): Promise<readonly string[]> {
  const { entry, folder, without = [], keepsPackages = false } = options;
  const { metafile, outputFiles } = await build({
    absWorkingDir: ROOT,
    entryPoints: [{ in: entry, out: 'main' }],
    outdir: folder,
    inject: ['scripts/build/readable-stacks.ts'],
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    mainFields: ['module', 'main'],
    // Names stay, so that a stack and an error say them.
    minifyWhitespace: true,
    minifySyntax: true,
    sourcemap: 'external',
    sourcesContent: false,
    legalComments: 'none',
    banner: { js: BANNER },
    external: LEFT_IN_PLACE,
    packages: keepsPackages ? 'external' : 'bundle',
    plugins: without.length > 0 ? [empty(without)] : [],
    write: false,
    metafile: true,
    logLevel: 'warning',
    tsconfigRaw: '{}',
  });
  await mkdir(join(ROOT, folder), { recursive: true });
  for (const file of outputFiles) await writeOutput(file);
  return Object.keys(metafile.inputs).filter((path) => !path.startsWith('empty:'));
}

function empty(names: readonly string[]): Plugin {
  return {
    name: 'empty',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: new RegExp(`^(?:${names.join('|')})$`) }, ({ path }) => ({ path, namespace: 'empty' }));
      onLoad({ filter: /.*/, namespace: 'empty' }, () => ({ contents: 'module.exports = {};' }));
    },
  };
}

/** Maps of the packages would be five times as large as those of the sources. */
async function writeOutput({ path, contents, text }: OutputFile): Promise<void> {
  const map = path.endsWith('.map')
    ? onlyOurs(JSON.parse(text), (source) => !resolve(path, '..', source).startsWith(PACKAGES))
    : undefined;
  if (map) await writeFile(path, JSON.stringify(map));
  else if (!path.endsWith('.map')) await writeFile(path, contents);
}
