import { inspect } from 'node:util';
import * as z from 'zod';

/** A text that must not be seen: it prints as `[secret]` everywhere, and only `reveal()` gives it away. */
export class Secret {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  reveal(): string {
    return this.#text;
  }

  toString(): string {
    return '[secret]';
  }

  toJSON(): string {
    return '[secret]';
  }

  [inspect.custom](): string {
    return '[secret]';
  }
}

/** Marks a secret in the schema of a lesson's state: the store seals it, and takes no plain text in its place. */
export const secret = z.instanceof(Secret);
