import { burst, type Row, row } from './rows.ts';

export const synchronizationCodes: Row[] = [
  row('synchronize_enroll_first', 62.8, 'enable', 'enroll_first', 2),
  row('bootstrap_enroll_first_-1', 83.6, 'code', 'enroll_first', 1),
  row('bootstrap_enroll_first_0', 84.3, 'code', 'enroll_first', 2),
  row('bootstrap_enroll_first_1', 85.0, 'code', 'enroll_first', 3),
  row('synchronize_enroll_later', 93.1, 'enable', 'enroll_later', 3),
  row('bootstrap_enroll_later_1', 113.8, 'code', 'enroll_later', 4),
  row('bootstrap_enroll_later_-1', 114.5, 'code', 'enroll_later', 2),
  row('bootstrap_enroll_later_0', 115.2, 'code', 'enroll_later', 3),
];

export const synchronizationReuse: Row[] = [
  row('enable_consumed_0', 175.3, 'enable', 'consumed_0', 5),
  row('enable_consumed_1', 187.8, 'enable', 'consumed_1', 6),
  row('before_consumed_0', 272.7, 'code', 'consumed_0', 9),
  row('resync_consumed_0', 273.5, 'resync', 'consumed_0', 10),
  row('replay_consumed_0', 294.2, 'code', 'consumed_0', 9, 'code'),
  row('unused_consumed_0', 294.9, 'code', 'consumed_0', 10),
  row('replay_after_unused_consumed_0', 295.6, 'code', 'consumed_0', 9, 'code'),
  row('before_consumed_1', 302.7, 'code', 'consumed_1', 11),
  row('resync_consumed_1', 303.6, 'resync', 'consumed_1', 11),
  row('replay_consumed_1', 324.3, 'code', 'consumed_1', 11, 'code'),
  row('unused_consumed_1', 325.0, 'code', 'consumed_1', 10),
  row('replay_after_unused_consumed_1', 325.7, 'code', 'consumed_1', 11, 'code'),
];

export const drift: Row[] = [
  row('enable_future', 77.7, 'enable', 'future', 2),
  row('enable_past', 89.9, 'enable', 'past', 2),
  ...[8, 4, 6].map((step, index) => row(`future_${index}`, 182.7 + index * 0.7, 'code', 'future', step)),
  row('future_3', 184.7, 'code', 'future', 4, 'code'),
  ...[5, 9, 7].map((step, index) => row(`past_${index}`, 212.7 + index * 0.7, 'code', 'past', step)),
  row('past_3', 214.8, 'code', 'past', 9, 'code'),
];

export const codeOrder: Row[] = [
  row('enable_future', 38.2, 'enable', 'future', 1),
  row('enable_current', 49.0, 'enable', 'current', 1),
  row('enable_past', 61.2, 'enable', 'past', 2),
  ...[7, 6, 5].map((step, index) => row(`future_${index}`, 151.9 + index * 0.7, 'code', 'future', step)),
  ...[5, 4, 6].map((step, index) => row(`current_${index}`, 154.1 + index * 0.7, 'code', 'current', step)),
  ...[3, 5, 4, 6].map((step, index) => row(`past_${index}`, 156.2 + index * 0.7, 'code', 'past', step)),
];

/**
 * Each device is used more than a minute after it was enabled, with a code that is -3 to 3 steps from the call's time.
 */
export const verification: Row[] = [
  ...[0, 1, 2, 3, 4, 5, 6].map((index) => row(`enable_offset_${index - 3}`, 60 + index, 'enable', `window${index}`, 2)),
  row('use_offset_-3_0', 142.4, 'code', 'window0', 1, 'code'),
  row('use_offset_-3_1', 145.2, 'code', 'window0', 1, 'code'),
  row('use_offset_-2_0', 148.1, 'code', 'window1', 2),
  row('use_offset_-2_1', 150.8, 'code', 'window1', 3),
  row('use_offset_-1_0', 153.7, 'code', 'window2', 4),
  row('use_offset_-1_1', 156.4, 'code', 'window2', 4, 'code'),
  row('use_offset_0_0', 159.2, 'code', 'window3', 5),
  row('use_offset_0_1', 162.1, 'code', 'window3', 5, 'code'),
  row('use_offset_1_0', 164.9, 'code', 'window4', 6),
  row('use_offset_1_1', 167.6, 'code', 'window4', 6, 'code'),
  row('use_offset_2_0', 170.3, 'code', 'window5', 7),
  row('use_offset_2_1', 173.0, 'code', 'window5', 7, 'code'),
  row('use_offset_3_0', 175.8, 'code', 'window6', 8, 'code'),
  row('use_offset_3_1', 178.6, 'code', 'window6', 8, 'code'),
];

export const successCount: Row[] = [
  row('enable_failures_5', 83.8, 'enable', 'failures_5', 2),
  row('enable_failures_6', 94.5, 'enable', 'failures_6', 3),
  ...burst('before_failures_5', 185.2, 'failures_5', 3, 4, 'ok'),
  ...burst('failures_5_invalid', 187.4, 'failures_5', 5, 106, 'code'),
  row('after_failures_5', 190.8, 'code', 'failures_5', 7),
  ...burst('before_failures_6', 191.5, 'failures_6', 3, 4, 'ok'),
  ...burst('failures_6_invalid', 193.5, 'failures_6', 6, 106, 'code'),
  row('after_failures_6', 197.7, 'code', 'failures_6', 7, 'unable'),
];

export const noBaseline: Row[] = [
  row('enable_failures_8', 112.0, 'enable', 'failures_8', 3),
  row('enable_failures_9', 123.0, 'enable', 'failures_9', 4),
  ...burst('failures_8_invalid', 213.7, 'failures_8', 8, 107, 'code'),
  row('after_failures_8', 219.1, 'code', 'failures_8', 6),
  ...burst('failures_9_invalid', 219.9, 'failures_9', 9, 107, 'code'),
  row('after_failures_9', 226.1, 'code', 'failures_9', 6, 'unable'),
  row('quiet_recovery_failures_9', 286.8, 'code', 'failures_9', 9, 'unable'),
];

/**
 * The device was deleted, then created again with the same name. `old` and `new` in the names say which one is used.
 */
export const recreation: Row[] = [
  row('create_original', 80.7, 'create', 'recreate'),
  row('enable_original', 81.6, 'enable', 'recreate', 2),
  row('before_recreate', 97.4, 'code', 'recreate', 4),
  row('deactivate_original', 98.3, 'deactivate', 'recreate'),
  row('delete_original', 99.1, 'delete', 'recreate'),
  row('create_replacement', 99.8, 'create', 'recreate#new>recreate'),
  row('enable_replacement', 100.7, 'enable', 'recreate#new>recreate', 3),
  row('old_immediate', 101.5, 'code', 'recreate', 5),
  row('old_later', 114.4, 'code', 'recreate', 5, 'code'),
  row('new_later', 115.1, 'code', 'recreate#new>recreate', 4),
  row('new_recovered', 147.0, 'code', 'recreate#new>recreate', 5),
];
