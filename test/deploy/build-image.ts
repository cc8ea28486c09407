import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, statSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execForm, flagsAndRest, isLeftOut, ROOT, readDockerfile, type Stage } from './dockerfile.ts';

/** The result of the Dockerfile, in a folder instead of an image. */
export interface Image {
  /** The root of the image's file system. */
  readonly root: string;
  readonly workingDirectory: string;
  readonly env: Readonly<Record<string, string>>;
  readonly user: string;
  readonly command: readonly [string, ...string[]];
  readonly healthCheck: readonly [string, ...string[]];
}

const context = fileURLToPath(ROOT);

/**
 * Runs the instructions of our Dockerfile.
 * @param searchPath the PATH of the base image, with its node and npm
 * @throws Error at an instruction that this function does not know
 */
export function buildImage(folder: string, searchPath: string): Image {
  const built = new Map<string, string>();
  let image: Image | undefined;
  for (const [index, stage] of readDockerfile().entries()) {
    const root = join(folder, `stage-${index}`);
    mkdirSync(root);
    image = buildStage(stage, { root, searchPath, built });
    if (stage.name) built.set(stage.name, root);
  }
  if (!image) throw new Error('The Dockerfile has no stage.');
  return image;
}

interface Surroundings {
  readonly root: string;
  readonly searchPath: string;
  /** The roots of earlier stages, by name. */
  readonly built: ReadonlyMap<string, string>;
}

function buildStage(stage: Stage, { root, searchPath, built }: Surroundings): Image {
  const env: Record<string, string> = { PATH: searchPath };
  let [workingDirectory, user, command, healthCheck] = [root, 'root', '["node"]', '["node"]'];
  for (const { keyword, rest } of stage.instructions) {
    switch (keyword) {
      case 'WORKDIR':
        workingDirectory = join(root, rest);
        mkdirSync(workingDirectory, { recursive: true });
        break;
      case 'ENV':
        for (const [, name, value] of rest.matchAll(/(\w+)=(\S+)/g)) env[name!] = value!;
        break;
      case 'COPY':
        copy(rest, workingDirectory, built);
        break;
      case 'RUN':
        run(execForm(rest), workingDirectory, env);
        break;
      case 'USER':
        user = rest;
        break;
      case 'HEALTHCHECK':
        healthCheck = flagsAndRest(rest).rest.replace(/^CMD\s+/, '');
        break;
      case 'CMD':
        command = rest;
        break;
      case 'EXPOSE':
        break;
      default:
        throw new Error(`The Dockerfile has an instruction that this test cannot follow: ${keyword}`);
    }
  }
  return { root, workingDirectory, env, user, command: execForm(command), healthCheck: execForm(healthCheck) };
}

function copy(text: string, workingDirectory: string, built: ReadonlyMap<string, string>): void {
  const { flags, rest } = flagsAndRest(text);
  const words = rest.split(/\s+/);
  const target = words.pop() ?? '';
  const from = flags.get('from');
  const origin = from === undefined ? context : built.get(from);
  if (origin === undefined) throw new Error(`COPY --from=${from}: no earlier stage has this name`);
  for (const word of words) {
    const source = join(origin, word);
    const destination = join(workingDirectory, target, target.endsWith('/') ? basename(word) : '');
    // Builders copy the content of a folder, not the folder; cp does the same when the target is the folder's new name.
    statSync(source);
    cpSync(source, destination, {
      recursive: true,
      filter: (path) => from !== undefined || isWanted(relative(context, path)),
    });
  }
}

/**
 * Returns whether .dockerignore lets this file or folder into the image. An excluded folder is skipped with all its
 * files: no COPY of our Dockerfile needs a file inside such a folder.
 */
function isWanted(path: string): boolean {
  return path === '' || !isLeftOut(path.replaceAll('\\', '/'));
}

/**
 * Runs a command with the environment of this process and `env`, because a real image builder also gets proxies and
 * npm's settings.
 */
function run(command: readonly string[], cwd: string, env: Readonly<Record<string, string>>): void {
  const settings = Object.entries(env).map(([name, value]) => `${name}=${value}`);
  execFileSync('env', [...settings, ...command], { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
}
