import { isToldOf } from './between.js';
import { represents } from './dossiers.js';
import { EXPOSURE } from './exposure-statements.js';
import { EMERGENCY } from './fields.js';
import { CORRECTION, LEFT_OUT, PIECE, UNEXPLAINED, VERSION } from './medical-fields.js';
import { SENT, TO_THE_DOCTOR } from './message-statements.js';
import { FILED } from './reintegration-statements.js';
import { say, type Statement, type Test } from './statement.js';

const ACTS_FOR = ['representative'];
const OWN = ['own-rights'];

/** A mandate as the employee and the officer see it; the representative sees less. */
export const MANDATE = [
  ...['id', 'employeeId', 'representativeId', 'kind', 'shows', 'copies', 'signedOn', 'from', 'until', 'endedAt'],
  ...['givenBy', 'endedBy'],
];
const VERDICT = [
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
const EMPLOYEE = [
  ...['id', 'employerId', 'staffNumber', 'givenName', 'infix', 'familyName', 'birthDate', 'email', 'phone'],
  ...['street', 'houseNumber', 'postcode', 'city'],
];
const EMPLOYMENT = ['id', 'employeeId', 'startsOn', 'endsOn', 'hoursPerWeek'];
const ABSENCE = ['id', 'employeeId', 'firstDay', 'recoveredOn', 'phone', 'contactAddress', 'nursingAddress'];
const QUESTION = ['id', 'employerId', 'employeeId', 'absenceId', 'question', 'askedOn', 'closesOn', 'state'];
const ANSWER = [
  ...['id', 'questionId', 'employerId', 'employeeId', 'question', 'outcome', 'issuedOn', 'validUntil'],
  'supersededBy',
];
const ADVICE = ['id', 'absenceId', 'employeeId', 'items', 'issuedAt', 'doctorId', 'supersedes'];
const ADVISED = [
  ...['id', 'adviceId', 'absenceId', 'employerId', 'employeeId', 'item', 'values', 'issuedOn'],
  'state',
  'supersededBy',
];
const ACCESS = ['at', 'accountId', 'actingRole', 'responsibleDoctorId', 'purpose', 'action', 'kind', 'outcome'];

const showing =
  (what: string): Test =>
  (world, { accountId }, record) =>
    represents(world, accountId, record.employeeId ?? '', what);
const inMedical = showing('medical-dossier');
const inEmployee = showing('employee-dossier');
const inVerdicts = showing('verdicts');
const andShown: Test = (...asked) => inMedical(...asked) && asked[2].isWithheld !== true;
const andLeftOut: Test = (...asked) => inMedical(...asked) && asked[2].isWithheld === true;
/** Who looked, as far as it was at something that the mandate shows besides. */
const SHOWN_WITH: Readonly<Record<string, string>> = {
  MedicalPiece: 'medical-dossier',
  Proposal: 'medical-dossier',
  Absence: 'employee-dossier',
  ReleasedVerdict: 'verdicts',
  OwnAccess: 'access-log',
};
const isLoggedAndShown: Test = (...asked) => {
  const what = SHOWN_WITH[asked[2].ofKind ?? ''];
  return what !== undefined && isToldOf(...asked) && showing('access-log')(...asked) && showing(what)(...asked);
};
const isTheRepresentative: Test = (_world, { accountId }, record) => record.representativeId === accountId;

/** I3 — what somebody who acts for an employee may read: what the mandate shows, and the mandate. */
export const OF_REPRESENTATIVES: readonly Statement[] = [
  say('I1', ACTS_FOR, 'MedicalPiece', OWN, PIECE, andShown),
  say('I1', ACTS_FOR, 'MedicalPiece', OWN, LEFT_OUT, andLeftOut),
  say('I1', ACTS_FOR, 'PieceVersion', OWN, VERSION, andShown),
  say('I1', ACTS_FOR, 'CorrectionRequest', OWN, CORRECTION, andShown),
  say('I1', ACTS_FOR, 'CorrectionRequest', OWN, UNEXPLAINED, andLeftOut),
  say('I1', ACTS_FOR, 'Exposure', OWN, EXPOSURE, inMedical),
  say('I1', ACTS_FOR, 'HealthMessage', OWN, TO_THE_DOCTOR, inMedical),
  say('I1', ACTS_FOR, 'Verdict', OWN, VERDICT, inMedical),
  say('I3', ACTS_FOR, 'Employee', OWN, EMPLOYEE, inEmployee),
  say('I3', ACTS_FOR, 'Employment', OWN, EMPLOYMENT, inEmployee),
  say('I3', ACTS_FOR, 'Absence', OWN, ABSENCE, inEmployee),
  say('I3', ACTS_FOR, 'ReintegrationPart', OWN, FILED, inEmployee),
  say('I3', ACTS_FOR, 'Message', OWN, SENT, inEmployee),
  say('I3', ACTS_FOR, 'VerdictQuestion', OWN, QUESTION, inVerdicts),
  say('I3', ACTS_FOR, 'ReleasedVerdict', OWN, ANSWER, inVerdicts),
  say('I1', ACTS_FOR, 'Advice', OWN, ADVICE, inMedical),
  say('I3', ACTS_FOR, 'ReleasedAdvice', OWN, ADVISED, inVerdicts),
  say('I3', ACTS_FOR, 'OwnAccess', OWN, ACCESS, isLoggedAndShown),
  say(
    'I3',
    ACTS_FOR,
    'Emergency',
    OWN,
    EMERGENCY,
    (...asked) => showing('access-log')(...asked) && asked[2].isToldLater !== true,
  ),
  say('I3', ACTS_FOR, 'Mandate', OWN, MANDATE.slice(0, -2), isTheRepresentative),
];
