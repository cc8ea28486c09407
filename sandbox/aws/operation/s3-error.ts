import { AwsError } from './errors.ts';

/** An error of S3, which may have further elements, for example `BucketName`. */
export class S3Error extends AwsError {
  readonly details: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    code: string,
    httpStatus: number,
    message: string,
    details: Readonly<Record<string, string>> = {},
    reason: string = message,
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(code, httpStatus, message, reason);
    this.details = details;
    this.headers = headers;
  }
}

/** Returns the error for a feature that S3 has and the sandbox does not have. */
export const notImplemented = (what: string) =>
  new S3Error('NotImplemented', 501, `The sandbox does not support ${what}.`);
