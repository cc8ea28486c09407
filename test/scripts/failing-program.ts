import { Command } from 'commander';

/** For build.slow.test.ts: a package calls its function, which fails and prints the stack. */
function failOnPurpose(): never {
  throw new TypeError('on purpose');
}

try {
  new Command().action(failOnPurpose).parse([]);
} catch (error) {
  process.stdout.write(String((error as Error).stack));
}
