import { inTemplate, literal } from '../quoting.ts';
import type { ProgramWords } from '../words.ts';

/** Returns the beginning of the lesson: it creates the test user and the device, and connects the phone. */
export function enrollment({ comments, says }: ProgramWords): string {
  return `async function lesson(): Promise<void> {
  // ${comments.user}
  step(\`${inTemplate(says.creating)} \${UserName}\`);
  await iam.send(new CreateUserCommand({ UserName, Path }));

  // ${comments.device}
  const { VirtualMFADevice: device } = await iam.send(
    new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: UserName, Path }),
  );
  const SerialNumber = device?.SerialNumber ?? '';
  const picture = join(folder, 'qr.png');
  await writeFile(picture, device?.QRCodePNG ?? '', { mode: 0o600 });
  step(\`${inTemplate(says.open)} \${picture}\`);
  step(\`${inTemplate(says.setupKey)} \${new TextDecoder().decode(device?.Base32StringSeed)}\`);

  // ${comments.enable}
  for (let isEnabled = false; !isEnabled; ) {
    const [AuthenticationCode1, AuthenticationCode2] = [await ask(${literal(says.firstCode)}), await ask(${literal(says.secondCode)})];
    const enable = new EnableMFADeviceCommand({ UserName, SerialNumber, AuthenticationCode1, AuthenticationCode2 });
    isEnabled = await iam.send(enable).then(
      () => true,
      (error: Error) => {
        step(\`${inTemplate(says.codesRefused)} (\${error.name})\`);
        return false;
      },
    );
  }
  await rm(picture);

`;
}
