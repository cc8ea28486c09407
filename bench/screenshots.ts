import { filmTheLesson } from './screenshots/lesson-film.ts';
import { pictureSideBySide, picturesOfTheLesson } from './screenshots/stills.ts';
import { folder, openStudio } from './screenshots/studio.ts';
import { pictureOfAWorkshop } from './screenshots/workshop-still.ts';

/** Makes the pictures in docs/screenshots by playing demos and a workshop in the page of the sandbox. */
await using studio = await openStudio();
const canDrawJapanese = await studio.canDrawJapanese();
if (!canDrawJapanese) {
  process.stdout.write(
    'The Japanese pictures are not made, because they need a font: apt-get install fonts-noto-cjk\n',
  );
}
for (const language of canDrawJapanese ? (['en', 'ja'] as const) : (['en'] as const)) {
  process.stdout.write(`${await filmTheLesson(studio, language)}\n`);
  await studio.startOver();
  await picturesOfTheLesson(studio, language);
  await studio.startOver();
}
await pictureSideBySide(studio);
await studio.startOver();
await pictureOfAWorkshop(studio);
process.stdout.write(`The pictures are in ${folder}\n`);
