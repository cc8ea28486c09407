import { plural } from './plural.ts';

/** A workshop: people who do a lesson together. */
export const workshop = {
  notAllowed:
    'Only admins of this bot and the people in `TRAINER_USER_IDS` can open a workshop. Ask an admin to be added.',
  typeInChannel:
    'Type `/mfa-demo workshop` in the channel of your workshop. I post a card there that people press to join.',
  form: {
    title: 'Open a workshop',
    submit: 'Open',
    intro:
      'I post a card with a *Join* button in this channel. You get a board in our direct message: who is where, and who needs help.',
    lesson: 'Lesson',
    size: 'How many people do you expect?',
    sizeHint: 'I create their test users in AWS before they join. Leave it empty if you do not know.',
    sizeWrong: (most: number) => `Enter a whole number from 1 to ${most}.`,
    minutes: 'How long does it last, in minutes?',
    minutesHint: 'The workshop ends automatically at that time, and everything is cleaned up.',
    minutesWrong: (most: number) => `Enter a whole number from 5 to ${most}.`,
    names: 'Names',
    hideNames: 'Hide names: show “Participant 7” on the board and in the table',
  },
  opening: 'Opening the workshop …',
  openingFailed: 'The workshop could not be opened. Try again in a minute.',
  opened: (channel: string, bot: string) =>
    `:mortar_board: *The workshop is open.* The card is in ${channel}, and your board is in your direct message with ${bot}.`,
  openAlready: (trainer: string, bot: string) =>
    `This channel already has a workshop, opened by ${trainer}. I sent its board to your direct message with ${bot}.`,
  cannotPost: {
    notInChannel: (bot: string) => `I am not in this channel. Type \`/invite\` ${bot}, then open the workshop again.`,
    archived: 'This channel is archived. Open the workshop in another channel.',
    other: (word: string) => `Slack does not let me post in this channel (\`${word}\`). No workshop was opened.`,
  },
  card: {
    title: (lesson: string) => `Workshop: ${lesson}`,
    what: (trainer: string, teaches: string) =>
      `A workshop by ${trainer}. ${teaches}\nYou need a phone with an authenticator app. Press *Join*: your demo starts in a direct message with me.`,
    joined: (count: number) => plural(count, { one: '1 person has joined', other: `${count} people have joined` }),
    expected: (count: number) => `expected: ${count}`,
    endsAt: (time: string) => `ends automatically at ${time}`,
    ending: 'The workshop is ending. I am cleaning up everything that the demos created in AWS.',
    overTitle: (lesson: string) => `Workshop over: ${lesson}`,
    over: (joined: number, finished: number) =>
      `${plural(joined, { one: '1 person took part', other: `${joined} people took part` })}, and ${finished} of them saw the result.`,
    nothingLeft: ':white_check_mark: *Nothing is left in AWS.*',
    left: (count: number) =>
      plural(count, {
        one: ':warning: *1 demo could not be cleaned up yet.* I keep trying, and the admins know.',
        other: `:warning: *${count} demos could not be cleaned up yet.* I keep trying, and the admins know.`,
      }),
    join: 'Join',
    needHelp: 'I need help',
  },
  joined: (bot: string) =>
    `:mortar_board: *You have joined the workshop.* Your demo is in your direct message with ${bot}. Have your phone ready.`,
  joinedBefore: (bot: string) => `You are in this workshop already. Your demo is in your direct message with ${bot}.`,
  over: 'This workshop is over. You can still do the demo on your own: type `/mfa-demo start`.',
  elsewhere: (channel: string) =>
    `You are in another workshop, in ${channel}. Finish or stop that demo first, then press *Join* again.`,
  noSeat: 'Press *Join* first. Then you can ask for help.',
  handRaised: ':raised_hand: Your trainer sees that you need help.',
  board: {
    title: (joined: number) => plural(joined, { one: 'Workshop: 1 person', other: `Workshop: ${joined} people` }),
    titleOf: (joined: number, size: number) => `Workshop: ${joined} of ${size} people`,
    titleEnding: 'Workshop: cleaning up',
    titleOver: 'Workshop over',
    about: (lesson: string, channel: string) => `${lesson} in ${channel}`,
    steps: '*Where everybody is now*',
    step: (number: number, name: string, now: number) => `${number}. ${name}: ${now}`,
    median: (duration: string) => `median ${duration}`,
    finished: (count: number) => `:white_check_mark: *Saw the result:* ${count}`,
    cleanedUp: (count: number) => `:broom: *Cleaned up:* ${count}`,
    stuck: (count: number) => `:warning: *Cleanup incomplete:* ${count}`,
    nobody: 'Nobody has joined yet. The card is in the channel.',
    hands: (count: number) =>
      plural(count, { one: ':raised_hand: *1 person needs help*', other: `:raised_hand: *${count} people need help*` }),
    noHands: ':raised_hand: Nobody needs help.',
    hand: (name: string, step: string, time: string) => `${name} · ${step} · asked at ${time}`,
    helping: (trainer: string) => `Helper: ${trainer}`,
    take: 'I’ll help',
    takeWho: (name: string) => `I’ll help ${name}`,
    helped: 'Done',
    helpedWho: (name: string) => `Done with ${name}`,
    more: (count: number) => plural(count, { one: 'and 1 more person', other: `and ${count} more people` }),
    behind: (count: number) =>
      plural(count, { one: ':turtle: *1 person is behind*', other: `:turtle: *${count} people are behind*` }),
    person: (name: string, step: string, time: string) => `${name} · ${step} · since ${time}`,
    refused: (count: number) => `codes refused: ${count}`,
    guesses: ':crystal_ball: *What people expected*',
    guess: (about: string, percent: number) => `${about}: ${percent} % expected *Denied*`,
    participant: (number: number) => `Participant ${number}`,
    noDemo: 'has no demo yet',
    debrief: (channel: string) =>
      `The debrief is in ${channel}. The table with a row for each person is in this conversation.`,
    updated: (time: string) => `As of ${time}`,
    buttons: {
      nudge: 'Remind those behind',
      announce: 'Message to all',
      everybody: 'Show everybody',
      moreTime: '10 more minutes for all',
      end: 'End the workshop',
    },
    endQuestion: {
      title: 'End the workshop?',
      text: 'I end the demos of all participants and delete everything in AWS. Then you get the debrief.',
      confirm: 'End for all',
      deny: 'Keep going',
    },
  },
  everybody: {
    title: 'Everybody',
    nobody: 'Nobody has joined yet.',
  },
  announceForm: {
    title: 'Message to all',
    submit: 'Send',
    label: 'Message',
    hint: 'Everybody who has joined gets it in their direct message with me.',
  },
  nudged: (count: number) =>
    count === 0
      ? 'There is nobody to remind: nobody is behind, or I have reminded them already.'
      : plural(count, { one: 'I remind 1 person.', other: `I remind ${count} people.` }),
  announced: (count: number) =>
    count === 0
      ? 'Nobody has joined yet, so nobody gets your message.'
      : plural(count, { one: 'I send your message to 1 person.', other: `I send your message to ${count} people.` }),
  moreTime: (count: number) =>
    count === 0
      ? 'The workshop lasts 10 minutes longer. No demo could be extended: each can be extended once.'
      : plural(count, {
          one: 'The workshop lasts 10 minutes longer, and 1 demo was extended.',
          other: `The workshop lasts 10 minutes longer, and ${count} demos were extended.`,
        }),
  ending: 'I am ending the workshop. The board shows when everything is cleaned up.',
  letters: {
    news: (trainer: string) => `:loudspeaker: *Message from ${trainer}:*`,
    nudge: ':wave: *The others are a step further.* Do you need help? If not, just go on with your demo.',
    help: (trainer: string) => `:raised_hand: *Help is coming:* ${trainer}`,
  },
};
