import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { fileURLToPath } from 'node:url';

// The first code in a bundle: it makes stacks show positions in our sources. `--enable-source-maps` would read every
// source map at the start. This code reads a map only when a stack needs it.

const maps = new Map<string, SourceMap | undefined>();

Error.prepareStackTrace = (error, frames) =>
  [headOf(error), ...frames.map((frame) => `    at ${inSources(String(frame))}`)].join('\n');

function headOf(error: Error): string {
  try {
    return Error.prototype.toString.call(error);
  } catch {
    return 'Error';
  }
}

/**
 * Turns `run (file:///app/dist/main.js:9:87)` into `run (file:///app/src/main.ts:65:9)`; other frames stay as they are.
 */
function inSources(frame: string): string {
  return frame.replace(/(file:\S+\.js):(\d+):(\d+)/, (place, url: string, line: string, column: string) => {
    const entry = mapOf(url)?.findEntry(Number(line) - 1, Number(column) - 1);
    // Code of packages has no position in our sources.
    if (!entry || !('originalSource' in entry) || !entry.originalSource) return place;
    return `${new URL(entry.originalSource, url)}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
  });
}

function mapOf(url: string): SourceMap | undefined {
  if (!maps.has(url)) maps.set(url, readMap(url));
  return maps.get(url);
}

function readMap(url: string): SourceMap | undefined {
  try {
    return new SourceMap(JSON.parse(readFileSync(`${fileURLToPath(url)}.map`, 'utf8')));
  } catch {
    return undefined;
  }
}
