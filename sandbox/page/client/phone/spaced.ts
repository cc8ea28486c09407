/** Returns `123 456` for `123456`, which is easier to read and type. */
export function spaced(code: string, space = ' '): string {
  const middle = Math.ceil(code.length / 2);
  return code.slice(0, middle) + space + code.slice(middle);
}
