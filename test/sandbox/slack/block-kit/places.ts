import type { Json } from './payload-parts.ts';

export type Path = readonly (string | number)[];

/** A value in a payload, with its path. */
export interface Place {
  readonly path: Path;
  readonly value: unknown;
}

export function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

export function isObject(value: unknown): value is Json {
  return kindOf(value) === 'object';
}

/** Returns every value in a payload with its path, except for `null`. */
export function placesIn(value: unknown, path: Path = []): Place[] {
  if (value === null) return [];
  if (typeof value !== 'object') return [{ path, value }];
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [{ path, value }, ...entries.flatMap(([key, inner]) => placesIn(inner, [...path, key]))];
}

/** Returns a copy of `payload` in which `change` was applied to the value at `path`. */
export function changed(payload: unknown, path: Path, change: (value: unknown) => unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return change(payload);
  const copy: Json | unknown[] = Array.isArray(payload) ? [...payload] : { ...(payload as Json) };
  Reflect.set(copy, key, changed(Reflect.get(copy, key), rest, change));
  return copy;
}

/** Returns the JSON pointer of a path. */
export function pointer(root: string, path: Path): string {
  return [root, ...path].join('/');
}

/** For each type, a wrong value: a value of another type. */
export const wrong: Readonly<Record<string, unknown>> = {
  string: 7,
  number: 'seven',
  boolean: 'true',
  object: 'text',
  array: {},
};
