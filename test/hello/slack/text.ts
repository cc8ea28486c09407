import type { Locale } from '../../../src/scenario/demo.ts';

const en = {
  where: { greeting: 'I am about to say hello.', listening: 'I am listening.', answered: 'We have said hello.' },
  forAdmins: { greeting: 'is being greeted', listening: 'is listened to', answered: 'was greeted' },
  item: 'Hello said',
  ask: 'Answer me',
  title: 'Your answer',
  hint: 'Any six digits.',
};

const ja: typeof en = {
  where: { greeting: 'これから挨拶します。', listening: 'お返事を待っています。', answered: '挨拶が済みました。' },
  forAdmins: { greeting: '挨拶の準備中', listening: '返事待ち', answered: '挨拶済み' },
  item: '挨拶',
  ask: '返事をする',
  title: 'お返事',
  hint: '6桁の数字を入力してください。',
};

export type HelloStage = keyof typeof en.where;
export function helloText(locale: Locale): typeof en {
  return locale === 'ja' ? ja : en;
}
