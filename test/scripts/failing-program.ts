import { Command } from 'commander';

/** For build.slow.test.ts: says where it fails, called by a package. */
function failOnPurpose(): never {
  throw new TypeError('on purpose');
}

try {
  new Command().action(failOnPurpose).parse([]);
} catch (error) {
  process.stdout.write(String((error as Error).stack));
}
