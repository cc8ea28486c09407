import type { ModalView } from '@slack/types';
import { ACTIONS, BLOCKS, VIEWS } from '../../../ids.ts';
import { button, buttons, context, section } from '../../../messages/blocks.ts';
import { escapeMrkdwn } from '../../../messages/mrkdwn.ts';
import type { Text } from '../../../text/en.ts';

const PROFILE = `[profile with-mfa]
role_arn = arn:aws:iam::123456789012:role/your-role
source_profile = default
mfa_serial = arn:aws:iam::123456789012:mfa/your-phone`;

/**
 * The lesson in a few commands of the AWS CLI, and the button that sends the whole of it as files.
 * @param said what became of a click on that button
 */
export function cliView(demoId: string, text: Text, said?: string): ModalView {
  const { buttons: labels, cli } = text.takeHome;
  return {
    type: 'modal',
    callback_id: VIEWS.cli,
    title: { type: 'plain_text', text: cli.title },
    close: { type: 'plain_text', text: text.modals.close },
    blocks: [
      section(cli.intro),
      section(codeBlock(commands(text))),
      section(cli.profile),
      section(codeBlock(PROFILE)),
      { type: 'divider' },
      section(cli.offer),
      ...(said === undefined
        ? [buttons(BLOCKS.scriptsButtons, [button(ACTIONS.sendScripts, labels.scripts, demoId)])]
        : [context(said)]),
    ],
  };
}

function commands({ takeHome: { cli } }: Text): string {
  return `# ${cli.serial}
serial=$(aws iam list-mfa-devices --query 'MFADevices[0].SerialNumber' --output text)

# ${cli.session}
read -r id secret token < <(aws sts get-session-token --serial-number "$serial" --token-code 123456 \\
  --query 'Credentials.[AccessKeyId,SecretAccessKey,SessionToken]' --output text)

# ${cli.use}
export AWS_ACCESS_KEY_ID=$id AWS_SECRET_ACCESS_KEY=$secret AWS_SESSION_TOKEN=$token

# ${cli.request}
aws s3api list-buckets --query 'Buckets[].Name'

# ${cli.back}
unset AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN`;
}

function codeBlock(lines: string): string {
  return `\`\`\`${escapeMrkdwn(lines)}\`\`\``;
}
