/** Which fields a record shows, by what it is and to whom: all of it, or the part that somebody needs. */
export const VERDICT = [
  'id',
  'questionId',
  'employeeId',
  'outcome',
  'issuedAt',
  'validUntil',
  'doctorId',
  'countersignedBy',
  'supersedes',
];
export const NAME = ['id', 'givenName', 'infix', 'familyName'];
export const HOME = ['phone', 'street', 'houseNumber', 'postcode', 'city'];
export const EMPLOYMENT = ['id', 'employeeId', 'startsOn', 'endsOn', 'hoursPerWeek'];
export const ABSENCE = ['id', 'employeeId', 'firstDay', 'recoveredOn', 'phone', 'contactAddress', 'nursingAddress'];
export const ABSENCE_VERSION = [
  'absenceId',
  'employeeId',
  'version',
  'firstDay',
  'recoveredOn',
  'recordedBy',
  'recordedAt',
];
export const QUESTION = ['id', 'employeeId', 'absenceId', 'question', 'askedOn', 'closesOn', 'state'];
export const ANSWER = ['id', 'employeeId', 'question', 'outcome', 'issuedOn', 'validUntil', 'supersededBy'];
export const RESPONSIBILITY = [
  'id',
  'employeeId',
  'doctorId',
  'from',
  'until',
  'endedBecause',
  'givenBy',
  'confirmedBy',
  'toldOn',
];
export const DELEGATION = [
  'id',
  'doctorId',
  'assistantId',
  'employeeId',
  'actions',
  'from',
  'until',
  'withdrawnAt',
  'withdrawnBy',
];
export const DEPUTISING = [
  'id',
  'absentDoctorId',
  'deputyId',
  'from',
  'until',
  'reason',
  'enteredBy',
  'endedAt',
  'endedBy',
];
export const EMERGENCY = [
  'id',
  'employeeId',
  'openedBy',
  'ground',
  'from',
  'until',
  'finding',
  'reviewedAt',
  'postponedAt',
  'postponedBy',
  'postponedUntil',
];
export const EMERGENCY_STEPS = ['postponed', 'tellBy', 'toldAt', 'toldHow', 'reviewBy', 'reviewedBy'];
export const STATED_DUTY = ['id', 'employeeId', 'doctorId', 'duty', 'from', 'until', 'endedAt', 'endedBy', 'toldOn'];
export const DEPARTURE = ['id', 'doctorId', 'successorId', 'recordedAt'];
export const TRAINING = ['id', 'traineeId', 'supervisorId', 'from', 'until', 'givenBy', 'endedAt'];
export const PROCESSING_AGREEMENT = [
  'id',
  'organisation',
  'country',
  'signedOn',
  'from',
  'until',
  'recordedBy',
  'confirmedBy',
  'confirmedAt',
  'endedBy',
  'endedAt',
];
export const DECLARATION = ['id', 'accountId', 'textId', 'kind', 'signedAt', 'revokedAt', 'revokedBy'];
export const INSTRUCTION = ['id', 'accountId', 'givenOn', 'givenBy', 'validUntil'];
export const REGISTRATION = ['id', 'accountId', 'number', 'checkedOn', 'checkedBy', 'validUntil'];
export const EMPLOYER = [
  'id',
  'name',
  'registrationNumber',
  'sector',
  'country',
  'visitingAddress',
  'postalAddress',
  'version',
];
export const AGREEMENT = [
  'id',
  'employerId',
  'services',
  'from',
  'until',
  'bearsSickPayRisk',
  'disclosureEdition',
  'version',
];
export const CONTACT = ['id', 'employerId', 'name', 'function', 'phone', 'email', 'from', 'until', 'version'];
export const MOMENT = [
  'id',
  'employerId',
  'contactPersonId',
  'on',
  'direction',
  'channel',
  'subject',
  'nextStep',
  'nextStepOn',
  'version',
];

export const ACCOUNT = ['id', 'name', 'kind', 'status', 'createdAt', 'linkedAt'];
export const ROLE = [
  ...['id', 'accountId', 'holderName', 'role', 'employerId', 'validFrom', 'validUntil', 'state'],
  ...['proposedBy', 'proposerName'],
];
export const ACCESS = ['at', 'accountId', 'actingRole', 'responsibleDoctorId', 'purpose', 'action', 'kind', 'outcome'];
export const ACT = ['at', 'assistantId', 'responsibleDoctorId', 'employeeId', 'action', 'kind', 'recordId', 'outcome'];
