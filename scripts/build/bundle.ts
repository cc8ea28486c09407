import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { build, type OutputFile, type Plugin } from 'esbuild';
import { onlyOurs } from './our-mappings.ts';

/**
 * The project's folder: npm runs scripts there. This file's path is not used, because the file may be a link to another
 * place.
 */
export const ROOT = process.cwd();

const PACKAGES = join(ROOT, 'node_modules/');

/** These packages need native parts or fonts beside their files, so they stay in node_modules. */
const LEFT_IN_PLACE = ['@takumi-rs/core', '@expo-google-fonts/*', 'msgpackr-extract', 'bufferutil', 'utf-8-validate'];

/**
 * Bolt and BullMQ load these packages for features that the bot does not use: a receiver on Express, installation by
 * OAuth, request bodies in other encodings than UTF-8, jobs by a cron expression, and jobs in PostgreSQL (a folder of
 * BullMQ itself).
 */
export const NOT_USED: readonly string[] = ['express', '@slack/oauth', 'iconv-lite', 'cron-parser', './postgres'];

/** Variables that CommonJS packages expect. */
const BANNER = `import { createRequire as requireFrom } from 'node:module';
const require = requireFrom(import.meta.url), __filename = import.meta.filename, __dirname = import.meta.dirname;`;

interface BundleOptions {
  /** The first file of the program. This path and `folder` are relative to the project. */
  readonly entry: string;
  readonly folder: string;
  /** Packages that are replaced by an empty module. */
  readonly without?: readonly string[];
  /** If true, packages are not bundled and stay in node_modules. */
  readonly keepsPackages?: boolean;
}

/**
 * Bundles a program with its packages into plain JavaScript: `main.js` in the folder. Modules that are imported
 * dynamically get separate files.
 * @returns the paths of the bundled source files
 * @throws Error when a file does not compile
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
    // Names are not shortened, so that stacks and errors contain them.
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

/**
 * Writes one file of the bundle. A source map keeps only the positions in our sources, because those in packages need
 * five times as much space. A map without positions in our sources is not written.
 */
async function writeOutput({ path, contents, text }: OutputFile): Promise<void> {
  const map = path.endsWith('.map')
    ? onlyOurs(JSON.parse(text), (source) => !resolve(path, '..', source).startsWith(PACKAGES))
    : undefined;
  if (map) await writeFile(path, JSON.stringify(map));
  else if (!path.endsWith('.map')) await writeFile(path, contents);
}
