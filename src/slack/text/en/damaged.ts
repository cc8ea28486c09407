/** For a participant whose demo's record can no longer be read. */
export const damaged = {
  own: (id: string) =>
    `:warning: Sorry, I can no longer read the state of your demo, so I cannot continue it. You do not have to do anything: I delete everything in AWS automatically when the time of the demo is over. After that, you can start a new one. Incident ID for the admins: \`${id}\``,
};
