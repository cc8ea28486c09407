import { type Answer, many, type Row, row } from './rows.ts';

export const mfa: Row[] = [
  row('create', 94.5, 'create', 'phone'),
  row('duplicate_create', 95.2, 'create', 'phone', undefined, 'exists'),
  row('list_unassigned', 95.9, 'list unassigned', 'phone', 1),
  row('deactivate_unassigned', 96.7, 'deactivate', 'phone>owner', undefined, 'not of user'),
  row('resync_unassigned', 97.4, 'resync', 'phone>owner', 3, 'not of user'),
  row('enable_same_codes', 98.1, 'enable, same code twice', 'phone>owner', 3, 'pair'),
  row('enable_reversed_codes', 98.9, 'enable, reversed', 'phone>owner', 3, 'pair'),
  row('enable', 99.6, 'enable', 'phone>owner', 3),
  row('enable_duplicate', 100.4, 'enable', 'phone>owner', 3, 'already'),
  row('enable_other', 101.1, 'enable', 'phone>other', 3, 'in use'),
  row('list_assigned', 101.8, 'list assigned', 'phone>owner', 1),
  row('list_user', 102.5, 'list of user', 'phone>owner', 1),
  row('get_virtual', 103.1, 'get', 'phone>owner', undefined, 'hardware only'),
  row('delete_assigned', 103.9, 'delete', 'phone', undefined, 'deactivate first'),
  row('delete_assigned_user', 104.5, 'delete user', 'phone>owner', undefined, 'tokens first'),
  row('deactivate_other', 105.3, 'deactivate', 'phone>other', undefined, 'not of user'),
  row('resync_other', 105.9, 'resync', 'phone>other', 3, 'not of user'),
  row('sts_initial_17', 106.7, 'code', 'phone>owner', 3, 'unable'),
  row('sts_initial_18', 107.4, 'code', 'phone>owner', 3, 'code'),
  row('sts_initial_19', 108.0, 'code', 'phone>owner', 2),
  row('sts_initial_20', 108.7, 'code', 'phone>owner', 4),
  row('sts_initial_21', 109.4, 'code', 'phone>owner', 1),
  row('sts_initial_22', 110.1, 'code', 'phone>owner', 5),
  row('sts_initial_23', 110.7, 'code', 'phone>owner', -7, 'code'),
  row('sts_initial_24', 111.4, 'code', 'phone>owner', 13, 'code'),
  row('resync_25', 112.1, 'resync', 'phone>owner', 13),
  row('sts_resynced_26', 112.8, 'code', 'phone>owner', 13, 'code'),
  row('sts_resynced_27', 113.5, 'code', 'phone>owner', 3, 'unable'),
  row('resync_28', 114.2, 'resync', 'phone>owner', 3, 'pair'),
  ...many('sts_resynced_29 sts_resynced_30', 114.9, 0.7, 'phone>owner', 3, 'unable'),
  row('resync_31', 116.3, 'resync', 'phone>owner', 23),
  row('sts_resynced_32', 117.0, 'code', 'phone>owner', 23, 'unable'),
  row('sts_resynced_33', 117.7, 'code', 'phone>owner', 3, 'unable'),
  row('resync_34', 118.4, 'resync', 'phone>owner', 24, 'pair'),
  row('sts_resynced_35', 119.1, 'code', 'phone>owner', 24, 'unable'),
  row('sts_resynced_36', 119.8, 'code', 'phone>owner', 3, 'unable'),
  row('resync_37', 120.5, 'resync', 'phone>owner', 4, 'pair'),
  ...many('sts_resynced_38 sts_resynced_39', 121.2, 0.7, 'phone>owner', 4, 'unable'),
  row('deactivate', 122.6, 'deactivate', 'phone>owner'),
  row('deactivate_again', 123.3, 'deactivate', 'phone>owner', undefined, 'not of user'),
  row('sts_deactivated', 124.0, 'code', 'phone>owner', 4, 'unable'),
  row('list_after_deactivate', 124.7, 'list unassigned', 'phone', 1),
  row('reassign_other', 125.4, 'enable', 'phone>other', 4, 'pair'),
  row('list_other_after_reassign', 126.2, 'list of user', 'phone>other', 0),
];

const OFFSETS: readonly (readonly [number, Answer])[] = [
  [0, 'ok'],
  [1440, 'pair'],
  [720, 'ok'],
  [1080, 'pair'],
  [900, 'ok'],
  [990, 'ok'],
  [1035, 'pair'],
  [1012, 'pair'],
  [1001, 'pair'],
  [995, 'ok'],
  [1000, 'ok'],
  [-998, 'ok'],
  [-999, 'pair'],
];
/** The three-minute window started at 20:09. Each offset of the codes, in steps, was tried with a new device. */
export const pairWindow = OFFSETS.flatMap(([offset, answer], index): Row[] => {
  const at = 129.5 + index * 1.5;
  return [
    row(`create_${offset}`, at, 'create', `device${offset}`),
    row(`offset_${offset}`, at + 0.7, 'enable', `device${offset}`, Math.floor((at + 0.7) / 30) + offset, answer),
  ];
});

export const reuse: Row[] = [
  row('enable', 62.4, 'enable', 'reuse', 2),
  row('reuse_0', 128.3, 'code', 'reuse', 4),
  row('reuse_1', 131.0, 'code', 'reuse', 5),
  row('reuse_2', 133.6, 'code', 'reuse', 4, 'code'),
  row('reuse_3', 136.3, 'code', 'reuse', 6),
  row('reuse_4', 139.2, 'code', 'reuse', 5, 'code'),
  row('reuse_5', 142.2, 'code', 'reuse', 6, 'code'),
  row('resync_after_use_1', 145.4, 'resync', 'reuse', 5),
  row('resync_after_use_2', 146.5, 'resync', 'reuse', 6, 'pair'),
  row('resync_after_use_3', 147.7, 'resync', 'reuse', 7),
  row('resync_after_use_4', 148.7, 'resync', 'reuse', 8, 'pair'),
];

export const anchor: Row[] = [
  row('enable_anchor', 54.4, 'enable', 'anchor', 601),
  row('resync_anchor_1200', 55.2, 'resync', 'anchor', 1201),
  row('resync_anchor_1800', 55.9, 'resync', 'anchor', 1801),
  row('resync_anchor_1802', 56.7, 'resync', 'anchor', 1803),
  row('deactivate_anchor', 57.4, 'deactivate', 'anchor'),
  row('reenroll_anchor', 58.2, 'enable', 'anchor', 1805),
];

export const selfManagement: Row[] = [
  { ...row('self_enable_first_key', 193.5, 'enable', 'first>self', 6), caller: 'own key' },
  { ...row('self_enable_second_key', 209.3, 'enable', 'second>self', 6, 'own device first'), caller: 'own key' },
  { ...row('self_enable_duplicate_key', 210.2, 'enable', 'first>self', 10, 'own device first'), caller: 'own key' },
  {
    ...row('self_deactivate_key', 210.9, 'deactivate', 'first>self', undefined, 'own device first'),
    caller: 'own key',
  },
  {
    ...row('self_deactivate_missing_key', 211.6, 'deactivate', 'missing>self', undefined, 'own device first'),
    caller: 'own key',
  },
  { ...row('self_resync_key', 212.4, 'resync', 'first>self', 11), caller: 'own key' },
  row('other_enable_key', 213.2, 'enable', 'other', 7),
  row('issue_mfa_session', 228.9, 'code', 'first>self', 12),
  { ...row('self_enable_second_session', 229.8, 'enable', 'second>self', 11), caller: 'own session' },
  { ...row('self_deactivate_first_session', 230.5, 'deactivate', 'first>self'), caller: 'own session' },
  { ...row('self_deactivate_last_session', 231.3, 'deactivate', 'second>self'), caller: 'own session' },
  { ...row('self_reenroll_key', 247.3, 'enable', 'first>self', 16), caller: 'own key' },
];
