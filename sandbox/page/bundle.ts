import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** The files of the page that the browser loads, as texts that the server can send. */
export interface ClientBundle {
  readonly script: string;
  readonly styles: string;
}

let made: Promise<ClientBundle> | undefined;

/** Bundles the client in memory, once per process. This takes about a second, so no build step is needed. */
export function bundleClient(): Promise<ClientBundle> {
  made ??= bundle();
  return made;
}

async function bundle(): Promise<ClientBundle> {
  const result = await build({
    absWorkingDir: fileURLToPath(new URL('./client/', import.meta.url)),
    entryPoints: { main: './main.tsx', styles: './styles/main.css' },
    outdir: 'out',
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'silent',
  });
  const textOf = (ending: string) => result.outputFiles.find((file) => file.path.endsWith(ending))?.text ?? '';
  return { script: textOf('main.js'), styles: textOf('styles.css') };
}
