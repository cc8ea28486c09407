const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const VALUES = new Map([...DIGITS].map((digit, value) => [digit, value]));

interface FlatMap {
  readonly sources: readonly string[];
  readonly mappings: string;
}

/**
 * The same map (https://tc39.es/ecma426/) with the places in these sources alone. @returns undefined if nothing is left
 */
export function onlyOurs<M extends FlatMap>(
  map: M,
  isOurs: (source: string) => boolean,
): (M & { names: string[] }) | undefined {
  const ours = map.sources.map(isOurs);
  if (!ours.includes(true)) return undefined;
  const numbers = ours.map((_isOurs, index) => ours.slice(0, index).filter(Boolean).length);
  // Source, line and column go on from the last place, also across lines; the column of the output begins anew in each.
  const [read, written] = [
    [0, 0, 0],
    [0, 0, 0],
  ];
  const lines = map.mappings.split(';').map((line) => {
    let [readColumn, writtenColumn, wasWanted] = [0, 0, false];
    return line
      .split(',')
      .flatMap((segment) => {
        if (segment === '') return [];
        const [column = 0, ...place] = decode(segment);
        readColumn += column;
        for (const field of [0, 1, 2]) read[field]! += place[field] ?? 0;
        const isWanted = place.length >= 3 && ours[read[0]!] === true;
        if (!isWanted && !wasWanted) return [];
        wasWanted = isWanted;
        const fields = [readColumn - writtenColumn];
        writtenColumn = readColumn;
        if (!isWanted) return [encode(fields)];
        const now = [numbers[read[0]!]!, read[1]!, read[2]!];
        fields.push(...now.map((value, field) => value - written[field]!));
        written.splice(0, 3, ...now);
        return [encode(fields)];
      })
      .join(',');
  });
  return { ...map, sources: map.sources.filter((_source, index) => ours[index]), names: [], mappings: lines.join(';') };
}

function decode(segment: string): number[] {
  const numbers: number[] = [];
  let [value, shift] = [0, 0];
  for (const digit of segment) {
    const bits = VALUES.get(digit) ?? 0;
    value += (bits & 31) << shift;
    shift += 5;
    if (bits & 32) continue;
    numbers.push(value & 1 ? -(value >> 1) : value >> 1);
    [value, shift] = [0, 0];
  }
  return numbers;
}

function encode(numbers: readonly number[]): string {
  let text = '';
  for (const number of numbers) {
    let rest = number < 0 ? (-number << 1) | 1 : number << 1;
    do {
      const bits = rest & 31;
      rest >>= 5;
      text += DIGITS[rest > 0 ? bits | 32 : bits];
    } while (rest > 0);
  }
  return text;
}
