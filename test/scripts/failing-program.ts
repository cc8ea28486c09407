import { Command } from 'commander';

/** Throws. build.slow.test.ts reads the stack that this program prints, in which a package calls this function. */
function failOnPurpose(): never {
  throw new TypeError('on purpose');
}

try {
  new Command().action(failOnPurpose).parse([]);
} catch (error) {
  process.stdout.write(String((error as Error).stack));
}
