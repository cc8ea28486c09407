import { decode, encode, type SourceMapSegment } from '@jridgewell/sourcemap-codec';

interface FlatMap {
  readonly sources: readonly string[];
  readonly mappings: string;
}

/**
 * Returns the same source map (https://tc39.es/ecma426/) with only the positions in our sources, or undefined if there
 * are none. A segment without a source marks each place where code of another source begins.
 */
export function onlyOurs<M extends FlatMap>(
  map: M,
  isOurs: (source: string) => boolean,
): (M & { names: string[] }) | undefined {
  const ours = map.sources.map(isOurs);
  if (!ours.includes(true)) return undefined;
  const numbers = ours.map((_isOurs, index) => ours.slice(0, index).filter(Boolean).length);
  const lines = decode(map.mappings).map((segments) => {
    let wasOurs = false;
    return segments.flatMap((segment): SourceMapSegment[] => {
      const [column, source, line, place] = segment;
      const isOne = source !== undefined && ours[source] === true;
      if (!isOne && !wasOurs) return [];
      wasOurs = isOne;
      return isOne ? [[column, numbers[source] ?? 0, line ?? 0, place ?? 0]] : [[column]];
    });
  });
  return { ...map, sources: map.sources.filter((_source, index) => ours[index]), names: [], mappings: encode(lines) };
}
