import type { Json } from './payload-parts.ts';

export type Path = readonly (string | number)[];

/** Where something stands in a payload. */
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

/** Every place that is not left out on purpose. */
export function placesIn(value: unknown, path: Path = []): Place[] {
  if (value === null) return [];
  if (typeof value !== 'object') return [{ path, value }];
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [{ path, value }, ...entries.flatMap(([key, inner]) => placesIn(inner, [...path, key]))];
}

/** A copy of `payload` in which `change` was applied to what stands at `path`. */
export function changed(payload: unknown, path: Path, change: (value: unknown) => unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return change(payload);
  const copy: Json | unknown[] = Array.isArray(payload) ? [...payload] : { ...(payload as Json) };
  Reflect.set(copy, key, changed(Reflect.get(copy, key), rest, change));
  return copy;
}

/** A JSON pointer. */
export function pointer(root: string, path: Path): string {
  return [root, ...path].join('/');
}

/** Something of another type, by the type of what it replaces. */
export const wrong: Readonly<Record<string, unknown>> = {
  string: 7,
  number: 'seven',
  boolean: 'true',
  object: 'text',
  array: {},
};
