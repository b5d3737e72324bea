import { OF_NAMES } from './name-statements.js';
import { OF_EXAMINATIONS } from './examination-statements.js';
import {
  ABSENCE,
  ABSENCE_VERSION,
  ACCESS,
  ACCOUNT,
  ACT,
  AGREEMENT,
  ANSWER,
  CONTACT,
  DECLARATION,
  DELEGATION,
  DEPARTURE,
  DEPUTISING,
  EMPLOYER,
  EMPLOYMENT,
  HOME,
  INSTRUCTION,
  MOMENT,
  NAME,
  QUESTION,
  PROCESSING_AGREEMENT,
  REGISTRATION,
  RESPONSIBILITY,
  STATED_DUTY,
  TRAINING,
  VERDICT,
} from './fields.js';
import { CORRECTION, LEFT_OUT, PIECE, UNEXPLAINED, VERSION } from './medical-fields.js';
import { ADVICE, ADVISED } from './advice-fields.js';
import {
  everything,
  isDossierDoctor,
  isDeputyOrOnDuty,
  hasDerivedSecrecy,
  isOwn,
  isOwnAndShown,
  isOwnAndLeftOut,
  isOwnAndToldOf,
  isAtOwnEmployer,
  isAbsentThere,
  isReadableThere,
  isAdvisedThere,
  isAdvisedOfTheAbsent,
  isMine,
  isTheDoctor,
  isTheAssistant,
  isTheAbsent,
  isTheTrainee,
  isTheSuccessor,
  isTheSupervisor,
  isTheDeputy,
  isMyResponsibility,
  worksOnMyDossier,
  isOfDerivedSecrecy,
  worksUnderMe,
} from './between.js';
import { BESIDE_THE_DOSSIER } from './beside-the-dossier.js';
import { OF_EXPOSURES } from './exposure-statements.js';
import { OF_MESSAGES } from './message-statements.js';
import type { Kind } from './records.js';
import { OF_PRIVATE_CONTACTS } from './private-contact-statements.js';
import { OF_GROUPS } from './group-figure-statements.js';
import { OF_EMERGENCIES } from './emergency-statements.js';
import { OF_PAYROLL } from './payroll-statements.js';
import { OF_REINTEGRATION } from './reintegration-statements.js';
import { MANDATE, OF_REPRESENTATIVES } from './representative-statements.js';
import { OF_ROLES } from './role-statements.js';
import { say, type Statement } from './statement.js';
import { OF_PROXIES } from './proxy-statements.js';
import { OF_PIECE_MOVES } from './piece-move-statements.js';
import { OF_SECOND_OPINIONS } from './second-opinion-statements.js';
import { isEmployedThere, isKnownThere, isReportedThere } from './who-left.js';

const IN_OWN_RIGHT = ['company-doctor', 'insurance-doctor'];
const TRAINEE = ['doctor-in-training'];
const DOCTOR = [...IN_OWN_RIGHT, ...TRAINEE];
const ASSISTANT = ['medical-assistant'];
const CORE = ['core-expert-doctor'];
const STAFF = ['staff-doctor'];
const OFFICER = ['employer-officer'];
const WISH = ['id', 'employeeId', 'askedAt', 'answeredAt', 'withdrawnAt'];
const PERSON = ['employee'];
const ACTS_FOR = ['representative'];
const RELATION = ['account-manager'];
const SUPERVISION = ['data-protection-officer'];
const LOG = ['log-administrator'];
const DIRECTION_AND_PAY = ['director', 'payroll-administrator'];
const CASEWORK = ['case-manager', 'labour-expert'];
const EVERYBODY_ELSE = [DOCTOR, ASSISTANT, CORE, STAFF, RELATION, SUPERVISION, LOG, DIRECTION_AND_PAY, CASEWORK].flat();
const ALL_WHO_WORK_HERE = [...EVERYBODY_ELSE, 'administrator'];

const SECURE = ['security'];
const GUIDANCE = ['absence-guidance'];
const DUTY = ['statutory-duty'];
const OWN = ['own-rights'];
const AGREED = ['agreement-performance'];
const SUPERVISE = ['supervision'];

/** Everything that anybody may read. What isn't said here is refused. */
export const STATEMENTS: readonly Statement[] = [
  say('S1', DOCTOR, 'MedicalPiece', GUIDANCE, [...PIECE, 'withheld'], isDossierDoctor),
  say('S2', ASSISTANT, 'MedicalPiece', GUIDANCE, [...PIECE, 'withheld'], hasDerivedSecrecy),
  say('S4', CORE, 'MedicalPiece', GUIDANCE, [...PIECE, 'withheld'], isDeputyOrOnDuty),
  say('I1', PERSON, 'MedicalPiece', OWN, PIECE, isOwnAndShown),
  say('I1', PERSON, 'MedicalPiece', OWN, LEFT_OUT, isOwnAndLeftOut),
  say('S1', DOCTOR, 'PieceVersion', GUIDANCE, VERSION, isDossierDoctor),
  say('S2', ASSISTANT, 'PieceVersion', GUIDANCE, VERSION, hasDerivedSecrecy),
  say('S4', CORE, 'PieceVersion', GUIDANCE, VERSION, isDeputyOrOnDuty),
  say('I1', PERSON, 'PieceVersion', OWN, VERSION, isOwnAndShown),
  say('I4', DOCTOR, 'CorrectionRequest', GUIDANCE, CORRECTION, isDossierDoctor),
  say('S4', CORE, 'CorrectionRequest', GUIDANCE, CORRECTION, isDeputyOrOnDuty),
  say('I4', PERSON, 'CorrectionRequest', OWN, CORRECTION, isOwnAndShown),
  say('I1', PERSON, 'CorrectionRequest', OWN, UNEXPLAINED, isOwnAndLeftOut),
  say('S1', DOCTOR, 'Verdict', GUIDANCE, VERDICT, isDossierDoctor),
  say('V7', ASSISTANT, 'Verdict', GUIDANCE, VERDICT, hasDerivedSecrecy),
  say('S4', CORE, 'Verdict', GUIDANCE, VERDICT, isDeputyOrOnDuty),
  say('I1', PERSON, 'Verdict', OWN, VERDICT, isOwn),

  say(
    'V6',
    OFFICER,
    'Employee',
    AGREED,
    [...NAME, ...HOME, 'employerId', 'staffNumber', 'birthDate', 'email'],
    isKnownThere,
  ),
  say('S7', DOCTOR, 'Employee', GUIDANCE, [...NAME, ...HOME, 'employerId', 'birthDate', 'email'], isDossierDoctor),
  say('S4', CORE, 'Employee', GUIDANCE, [...NAME, ...HOME, 'birthDate'], isDeputyOrOnDuty),
  say('S7', ASSISTANT, 'Employee', GUIDANCE, [...NAME, ...HOME], hasDerivedSecrecy),
  say(
    'S7',
    ['case-manager'],
    'Employee',
    ['absence-guidance', 'reintegration'],
    [...NAME, ...HOME, 'employerId'],
    isAbsentThere,
  ),
  say('S7', ['labour-expert'], 'Employee', ['reintegration'], [...NAME, ...HOME, 'employerId'], isAbsentThere),
  say(
    'I5',
    PERSON,
    'Employee',
    OWN,
    [...NAME, ...HOME, 'employerId', 'staffNumber', 'birthDate', 'email', 'version'],
    isOwn,
  ),
  say('V6', OFFICER, 'Employment', AGREED, EMPLOYMENT, isEmployedThere),
  say('S7', DOCTOR, 'Employment', GUIDANCE, EMPLOYMENT, isDossierDoctor),
  say('I5', PERSON, 'Employment', OWN, [...EMPLOYMENT, 'version'], isOwn),
  say('V8', OFFICER, 'Absence', AGREED, [...ABSENCE, 'version'], isReportedThere),
  say('S7', DOCTOR, 'Absence', GUIDANCE, ABSENCE, isDossierDoctor),
  say('S7', ASSISTANT, 'Absence', GUIDANCE, ABSENCE, hasDerivedSecrecy),
  say('S7', ['case-manager'], 'Absence', ['absence-guidance', 'reintegration'], ABSENCE, isAbsentThere),
  say('S7', ['labour-expert'], 'Absence', ['reintegration'], ABSENCE, isAbsentThere),
  say('I5', PERSON, 'Absence', OWN, [...ABSENCE, 'version'], isOwn),
  say('V8', OFFICER, 'AbsenceVersion', AGREED, ABSENCE_VERSION, isReportedThere),
  say('S7', DOCTOR, 'AbsenceVersion', GUIDANCE, ABSENCE_VERSION, isDossierDoctor),
  say('S7', ['case-manager'], 'AbsenceVersion', ['absence-guidance', 'reintegration'], ABSENCE_VERSION, isAbsentThere),
  say('S7', ['labour-expert'], 'AbsenceVersion', ['reintegration'], ABSENCE_VERSION, isAbsentThere),
  say('I5', PERSON, 'AbsenceVersion', OWN, ABSENCE_VERSION, isOwn),

  say('V4', OFFICER, 'VerdictQuestion', AGREED, QUESTION, isReadableThere),
  say('V1', DOCTOR, 'VerdictQuestion', GUIDANCE, [...QUESTION, 'employerId'], isDossierDoctor),
  say('S2', ASSISTANT, 'VerdictQuestion', GUIDANCE, QUESTION, hasDerivedSecrecy),
  say('I5', PERSON, 'VerdictQuestion', OWN, [...QUESTION, 'employerId'], isOwn),
  say('V1', OFFICER, 'ReleasedVerdict', AGREED, [...ANSWER, 'questionId'], isReadableThere),
  say('V7', DOCTOR, 'ReleasedVerdict', GUIDANCE, [...ANSWER, 'employerId', 'questionId'], isDossierDoctor),
  say('V7', ASSISTANT, 'ReleasedVerdict', GUIDANCE, [...ANSWER, 'questionId'], hasDerivedSecrecy),
  say('V7', PERSON, 'ReleasedVerdict', OWN, [...ANSWER, 'employerId', 'questionId'], isOwn),
  say('S1', DOCTOR, 'Advice', GUIDANCE, ADVICE, isDossierDoctor),
  say('V7', ASSISTANT, 'Advice', GUIDANCE, ADVICE, hasDerivedSecrecy),
  say('S4', CORE, 'Advice', GUIDANCE, ADVICE, isDeputyOrOnDuty),
  say('I1', PERSON, 'Advice', OWN, ADVICE, isOwn),
  say('V5', OFFICER, 'ReleasedAdvice', AGREED, ADVISED, isAdvisedThere),
  say('V8', CASEWORK, 'ReleasedAdvice', ['absence-guidance', 'reintegration'], ADVISED, isAdvisedOfTheAbsent),
  say('V7', DOCTOR, 'ReleasedAdvice', GUIDANCE, [...ADVISED, 'employerId'], isDossierDoctor),
  say('V7', ASSISTANT, 'ReleasedAdvice', GUIDANCE, ADVISED, hasDerivedSecrecy),
  say('V7', PERSON, 'ReleasedAdvice', OWN, [...ADVISED, 'employerId'], isOwn),

  ...OF_EXAMINATIONS,
  say('S9', [...CORE, ...STAFF], 'Responsibility', DUTY, RESPONSIBILITY, everything),
  say('S9', DOCTOR, 'Responsibility', DUTY, RESPONSIBILITY, isTheDoctor),
  say('S9', SUPERVISION, 'Responsibility', SUPERVISE, RESPONSIBILITY, everything),
  say(
    'S9',
    PERSON,
    'Responsibility',
    OWN,
    ['id', 'employeeId', 'doctorId', 'from', 'until', 'endedBecause', 'toldOn'],
    isOwn,
  ),
  say('S9', [...CORE, ...STAFF], 'DoctorChangeWish', DUTY, WISH, everything),
  say('S9', PERSON, 'DoctorChangeWish', OWN, WISH, isOwn),
  say('S4', CORE, 'Delegation', DUTY, DELEGATION, everything),
  say('S4', DOCTOR, 'Delegation', DUTY, DELEGATION, isTheDoctor),
  say('S2', ASSISTANT, 'Delegation', OWN, DELEGATION, isTheAssistant),
  say('A6', SUPERVISION, 'Delegation', SUPERVISE, DELEGATION, everything),
  say('S4', [...CORE, ...STAFF], 'Deputising', DUTY, DEPUTISING, everything),
  say('S4', DOCTOR, 'Deputising', DUTY, DEPUTISING, isTheAbsent),
  say('S4', DOCTOR, 'Deputising', DUTY, ['id', 'absentDoctorId', 'deputyId', 'from', 'until', 'endedAt'], isTheDeputy),
  say('S4', SUPERVISION, 'Deputising', SUPERVISE, DEPUTISING, everything),
  say('S13', [...CORE, ...STAFF], 'StatedDuty', DUTY, STATED_DUTY, everything),
  say('S13', SUPERVISION, 'StatedDuty', SUPERVISE, STATED_DUTY, everything),
  say('S9', [...CORE, ...STAFF], 'Departure', DUTY, [...DEPARTURE, 'recordedBy'], everything),
  say('S9', DOCTOR, 'Departure', DUTY, DEPARTURE, isTheSuccessor),
  say('A6', SUPERVISION, 'Departure', SUPERVISE, [...DEPARTURE, 'recordedBy'], everything),
  say('S15', [...CORE, ...STAFF], 'Training', DUTY, [...TRAINING, 'endedBy'], everything),
  say('A6', SUPERVISION, 'Training', SUPERVISE, [...TRAINING, 'endedBy'], everything),
  say('S15', IN_OWN_RIGHT, 'Training', DUTY, TRAINING, isTheSupervisor),
  say('S15', TRAINEE, 'Training', OWN, TRAINING, isTheTrainee),
  say('P7', ALL_WHO_WORK_HERE, 'Declaration', OWN, DECLARATION, isMine),
  say('S4', CORE, 'Declaration', DUTY, DECLARATION, isOfDerivedSecrecy),
  say('S4', DOCTOR, 'Declaration', DUTY, DECLARATION, worksUnderMe),
  say('S7', SUPERVISION, 'Declaration', SUPERVISE, DECLARATION, everything),
  say('S3', [...DOCTOR, ...CORE], 'Instruction', DUTY, INSTRUCTION, everything),
  say('S3', ASSISTANT, 'Instruction', OWN, INSTRUCTION, isMine),
  say('S15', [...CORE, ...STAFF], 'Registration', DUTY, REGISTRATION, everything),
  say('S15', DOCTOR, 'Registration', OWN, REGISTRATION, isMine),

  say('D1', RELATION, 'Employer', ['customer-relation'], EMPLOYER, everything),
  say('D1', OFFICER, 'Employer', AGREED, EMPLOYER, isAtOwnEmployer),
  say('D7', RELATION, 'Agreement', ['customer-relation'], AGREEMENT, everything),
  say('D7', OFFICER, 'Agreement', AGREED, AGREEMENT, isAtOwnEmployer),
  say('D1', RELATION, 'ContactPerson', ['customer-relation'], CONTACT, everything),
  say('D1', OFFICER, 'ContactPerson', AGREED, CONTACT, isAtOwnEmployer),
  say('D3', RELATION, 'ContactMoment', ['customer-relation'], MOMENT, everything),

  say('S7', ['administrator'], 'Account', SECURE, ACCOUNT, everything),
  say('P1', ['administrator'], 'ProcessingAgreement', SECURE, PROCESSING_AGREEMENT, everything),
  say('P1', SUPERVISION, 'ProcessingAgreement', SUPERVISE, PROCESSING_AGREEMENT, everything),
  say('P7', [...EVERYBODY_ELSE, ...OFFICER, ...PERSON, ...ACTS_FOR], 'Account', OWN, ACCOUNT, isMine),
  say('I9', PERSON, 'Account', OWN, ['id', 'kind', 'name'], worksOnMyDossier),
  say(
    'S7',
    [...SUPERVISION, ...LOG],
    'TrailLine',
    SUPERVISE,
    [...ACCESS, 'id', 'requestId', 'recordId', 'employeeId', 'rule', 'status', 'source', 'route', 'claims'],
    everything,
  ),
  say('I9', PERSON, 'OwnAccess', OWN, ACCESS, isOwnAndToldOf),
  say('S4', DOCTOR, 'DelegatedAct', SUPERVISE, ACT, isMyResponsibility),
  say('S4', CORE, 'DelegatedAct', SUPERVISE, ACT, everything),

  ...OF_ROLES,
  ...OF_NAMES,
  ...OF_EXPOSURES,
  ...OF_MESSAGES,
  ...BESIDE_THE_DOSSIER,
  ...OF_SECOND_OPINIONS,
  ...OF_PIECE_MOVES,
  ...OF_PROXIES,
  ...OF_REINTEGRATION,
  ...OF_PAYROLL,
  ...OF_GROUPS,
  ...OF_PRIVATE_CONTACTS,
  ...OF_EMERGENCIES,
  ...OF_REPRESENTATIVES,
  say('I3', PERSON, 'Mandate', OWN, MANDATE, isOwn),
  say('I3', SUPERVISION, 'Mandate', SUPERVISE, MANDATE, everything),
];

/** Read and signed before anything else is in order: seen without the standing that a role asks for. */
export const BEFORE_STANDING: readonly { readonly role: string; readonly kind: Kind }[] = [
  { role: 'medical-assistant', kind: 'Instruction' },
  ...DOCTOR.map((role) => ({ role, kind: 'Registration' as const })),
  ...TRAINEE.map((role) => ({ role, kind: 'Training' as const })),
  ...[...EVERYBODY_ELSE, ...OFFICER, ...PERSON, ...ACTS_FOR].map((role) => ({ role, kind: 'Account' as const })),
];
