import type { ProgramWords } from '../../../../scenario/mfa-user/take-home/words.ts';

/** The texts in the programs of all lessons. */
export const programs: ProgramWords = {
  comments: {
    shellNeeds: (manages) =>
      `You need: aws-cli version 2, and credentials that may manage ${manages} (try: aws sts get-caller-identity).`,
    shellSetupKey: (name) =>
      `No way to show a picture? Run it as "bash ${name}.sh key": it writes a setup key instead of a QR code.`,
    sdkNeeds: (manages) =>
      `You need: credentials that may manage ${manages}, and a region, where the AWS SDK finds them (environment or ~/.aws).`,
    sdkRun: (name) =>
      `Run: npm install @aws-sdk/client-iam @aws-sdk/client-sts @aws-sdk/client-s3, then: node ${name}.mts (Node.js 22.18 or newer; older: npx tsx ${name}.mts).`,
    leavesNothing: (creates) =>
      `It creates ${creates} for this lesson and deletes everything at the end, also after an error or Ctrl+C.`,
    name: 'A name with a random part and a separate path, so that nothing else in your account has this name.',
    as: 'Runs a command with other credentials: as ID SECRET TOKEN COMMAND. An access key has no token.',
    answer: 'What AWS answers: "allowed", or the error code.',
    poll: 'AWS needs some seconds until a change is known everywhere: ask again each second, a limited number of times.',
    session: 'Requests temporary credentials with the access key, with or without a code.',
    untilAccepted: 'Asks for a code until AWS accepts one.',
    cleanUp:
      'The cleanup lists the resources in AWS instead of remembering them, so it also works after an interruption.',
    cleanUpOrder:
      'Policies go first: temporary credentials cannot be deleted, but without a policy they can do nothing.',
    always: 'The cleanup runs at every end of the program, also after Ctrl+C.',
    user: 'Step 1: the test user. It has no permissions and no password.',
    device: 'Step 2: a virtual MFA device. AWS shows its setup key only once, in this answer.',
    enable:
      'Step 3: connect your phone. Two codes in a row prove that it has the setup key and that its clock is right.',
  },
  says: {
    creating: 'Creating the test user',
    open: 'Add an account in your authenticator app with the QR code or text in this file:',
    setupKey: 'Or type this setup key:',
    firstCode: 'MFA code 1 (the code that the app shows now)',
    secondCode: 'MFA code 2 (wait for the next code)',
    codesRefused: 'AWS did not accept these codes. Enter two codes in a row.',
    waiting: 'Waiting until AWS knows the access key ...',
    freshCode: 'MFA code (one that you have not entered yet)',
    codeRefused: 'AWS did not accept this code, or does not know the new resources yet. Wait for the next code.',
    cleaningUp: 'Cleaning up ...',
    nothingLeft: 'Cleaned up: nothing is left in AWS.',
    left: 'Not everything could be deleted. Please delete the resources with this name in IAM yourself:',
  },
};
