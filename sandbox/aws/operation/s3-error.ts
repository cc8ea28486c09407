import { AwsError } from './errors.ts';

/** S3 adds elements of its own to an error, for example `BucketName`. */
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

/** What S3 can do and the sandbox cannot; never for a request that S3 would refuse. */
export const notImplemented = (what: string) =>
  new S3Error('NotImplemented', 501, `The sandbox does not support ${what}.`);
