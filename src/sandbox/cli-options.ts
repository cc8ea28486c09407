import { InvalidArgumentError, Option } from 'commander';

/** How long real AWS often takes, in seconds. */
const REALISTIC_PROPAGATION_SECONDS = 8;

export function portOption(flags: string, description: string): Option {
  return new Option(flags, description).argParser((text) => {
    const port = Number(text);
    if (!Number.isInteger(port) || port < 0 || port > 65_535) {
      throw new InvalidArgumentError('A port is a whole number from 0 to 65535.');
    }
    return port;
  });
}

/** Gives seconds; `off` is 0. */
export function propagationOption(): Option {
  return new Option('--propagation <seconds|off>', 'how long the embedded AWS takes to spread a change')
    .default(REALISTIC_PROPAGATION_SECONDS)
    .argParser((text) => {
      const seconds = text === 'off' ? 0 : Number(text);
      if (text.trim() === '' || !(seconds >= 0 && seconds <= 60)) {
        throw new InvalidArgumentError('Give 0 to 60 seconds, or off.');
      }
      return seconds;
    });
}
