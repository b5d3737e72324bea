/** Which fields are shown of what lies in the medical dossier. I4: with a piece always what the employee said of it. */
export const PIECE = [
  'id',
  'entryId',
  'employeeId',
  'item',
  'version',
  'text',
  'document',
  'received',
  'entryOn',
  'authorId',
  'responsibleDoctorId',
  'recordedAt',
  'statements',
];
export const LEFT_OUT = ['id', 'entryId', 'employeeId', 'item', 'version', 'entryOn', 'withheldFor', 'statements'];
export const VERSION = [
  'pieceId',
  'employeeId',
  'version',
  'text',
  'document',
  'reason',
  'authorId',
  'responsibleDoctorId',
  'recordedAt',
  'statements',
];
export const CORRECTION = [
  'id',
  'pieceId',
  'employeeId',
  'version',
  'text',
  'askedAt',
  'outcome',
  'amendedTo',
  'reason',
  'answeredBy',
  'answeredAt',
];
export const UNEXPLAINED = [...CORRECTION.filter((field) => field !== 'reason'), 'withheldFor'];
