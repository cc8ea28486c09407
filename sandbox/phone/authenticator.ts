import { TOTP, URI } from 'otpauth';

const DEFAULT_PERIOD_SECONDS = 30;

/** One entry of an authenticator app. The seed stays inside `totp` and is never shown. */
export interface Account {
  /** The issuer and the label. So a new QR code for the same account replaces the old entry. */
  readonly id: string;
  readonly issuer: string;
  readonly label: string;
  readonly periodSeconds: number;
  readonly totp: TOTP;
}

/** Reads the text of a QR code. Returns undefined if it is not a time-based account (RFC 6238). */
export function parseAccount(otpauthUri: string): Account | undefined {
  const totp = parseTotp(otpauthUri);
  if (!totp) return undefined;
  const { issuer, label, period } = totp;
  return { id: `${issuer}:${label}`, issuer, label, periodSeconds: period, totp };
}

/** Returns the code that an authenticator app shows at this time (epoch milliseconds). */
export function codeAt(account: Account, epochMs: number): string {
  return account.totp.generate({ timestamp: epochMs });
}

/** Returns the whole seconds until the next code, from the length of the period down to 1. */
export function secondsLeft(epochMs: number, periodSeconds: number = DEFAULT_PERIOD_SECONDS): number {
  return periodSeconds - (Math.floor(epochMs / 1000) % periodSeconds);
}

function parseTotp(otpauthUri: string): TOTP | undefined {
  try {
    const parsed = URI.parse(otpauthUri);
    return parsed instanceof TOTP ? parsed : undefined;
  } catch {
    return undefined;
  }
}
