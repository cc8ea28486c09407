import { inspect } from 'node:util';
import * as z from 'zod';

/** A text that must not be shown. It is printed as `[secret]` everywhere; only `reveal()` returns the text. */
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

/** Marks a secret in the schema of a lesson's state. The store encrypts it, and accepts no plain string for it. */
export const secret = z.instanceof(Secret);
