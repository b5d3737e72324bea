/** The fields of advice in the dossier, and of an item that went out. */
export const ADVICE = ['id', 'absenceId', 'employeeId', 'items', 'issuedAt', 'doctorId', 'supersedes'];
export const ADVISED = [
  'id',
  'adviceId',
  'absenceId',
  'employeeId',
  'item',
  'values',
  'issuedOn',
  'state',
  'supersededBy',
];
