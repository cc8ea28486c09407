/** For build.slow.test.ts: says where it fails. */
function failOnPurpose(): never {
  throw new TypeError('on purpose');
}

try {
  failOnPurpose();
} catch (error) {
  process.stdout.write(String((error as Error).stack));
}
