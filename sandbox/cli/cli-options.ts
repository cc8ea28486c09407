import { InvalidArgumentError, Option } from 'commander';
import { ACCESS_KEY_ID } from '../aws/account/identifiers.ts';
import { isBucketName } from '../aws/s3/bucket-names.ts';

/** A usual propagation time of the real AWS, in seconds. */
const REALISTIC_PROPAGATION_SECONDS = 8;

export function portOption(flags: string, description: string): Option {
  return new Option(flags, description).argParser((text) => {
    const port = Number(text);
    if (text.trim() === '' || !Number.isInteger(port) || port < 0 || port > 65_535) {
      throw new InvalidArgumentError('A port is a whole number from 0 to 65535.');
    }
    return port;
  });
}

/** Parses seconds; `off` is 0. */
export function propagationOption(): Option {
  return new Option('--propagation <seconds|off>', 'how long a change takes to propagate in the embedded AWS')
    .default(REALISTIC_PROPAGATION_SECONDS)
    .argParser((text) => {
      const seconds = text === 'off' ? 0 : Number(text);
      if (text.trim() === '' || !(seconds >= 0 && seconds <= 60)) {
        throw new InvalidArgumentError('Give 0 to 60 seconds, or off.');
      }
      return seconds;
    });
}

export function accountOption(): Option {
  return new Option('--account <12 digits>', 'AWS account id').argParser((text) => {
    if (!/^\d{12}$/.test(text)) throw new InvalidArgumentError('An AWS account id has 12 digits.');
    return text;
  });
}

/**
 * Parses an access key of any length, because some test suites sign with `test:test`. The first colon ends the id; the
 * secret can contain more colons.
 */
export function adminKeyOption(): Option {
  return new Option(
    '--admin-key <AKID:SECRET>',
    'access key of the AWS administrator (default: a new one each time)',
  ).argParser((text) => {
    const [accessKeyId = '', secretAccessKey] = text.split(/:(.*)/s);
    if (!ACCESS_KEY_ID.test(accessKeyId) || !secretAccessKey || /\s/.test(secretAccessKey)) {
      throw new InvalidArgumentError(
        'Give it as AKID:SECRET, without spaces. The id cannot contain a comma, a slash or an equals sign.',
      );
    }
    return { accessKeyId, secretAccessKey };
  });
}

/** Parses names with commas between; `none` is an empty list. */
export function bucketsOption(): Option {
  return new Option(
    '--buckets <names|none>',
    'with --only aws: names of the buckets, with commas between, or none (default: twelve)',
  ).argParser((text) => {
    const names = text === 'none' ? [] : text.split(',').map((name) => name.trim());
    const wrong = names.find((name) => !isBucketName(name));
    if (wrong !== undefined) throw new InvalidArgumentError(`S3 does not accept "${wrong}" as the name of a bucket.`);
    return names;
  });
}

export function throttleOption(): Option {
  return new Option(
    '--throttle <per second>',
    'how many calls per second of each IAM and STS operation AWS accepts before it answers Throttling (default: no limit)',
  ).argParser((text) => {
    const perSecond = Number(text);
    if (!(perSecond > 0 && perSecond <= 10_000)) {
      throw new InvalidArgumentError('Give calls per second: more than 0, at most 10000.');
    }
    return perSecond;
  });
}

const NARROWEST = 20;

/**
 * Parses the width; a width below 20 counts as 20. It also reads COLUMNS, which shells set. A value that is not a width
 * is ignored.
 */
export function columnsOption(): Option {
  return new Option('--columns <number>', 'how wide the lines are (default: as wide as the terminal, or 80)')
    .env('COLUMNS')
    .argParser((text) => {
      const columns = Number(text);
      return Number.isInteger(columns) && columns > 0 ? Math.max(NARROWEST, columns) : undefined;
    });
}
