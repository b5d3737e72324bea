import type { Acting } from './specification/standing.js';
import { canAdviseMe, canBeResponsible, canDeputise, canSupervise } from './specification/between.js';
import { dayOf, hasCome } from './specification/calendar.js';
import type { Kind } from './specification/records.js';
import type { Shown } from './specification/shown.js';
import type { Test } from './specification/statement.js';
import { takesAnswer } from './specification/takes-answer.js';
import type { World } from './specification/world.js';

/** A list over HTTP, and which of the records that somebody may read belong in it. */
export interface List {
  readonly path: string;
  readonly holds: (record: Shown) => boolean;
}

type Lists = (world: World, acting: Acting) => readonly List[];

/** The route of one record, for kinds that have one. */
export const ONE: Partial<Readonly<Record<Kind, (id: string) => string>>> = {
  MedicalPiece: (id) => `/v1/pieces/${id}`,
  WorkingNote: (id) => `/v1/working-notes/${id}`,
  PieceMove: (id) => `/v1/piece-moves/${id}`,
  Proposal: (id) => `/v1/proposals/${id}`,
  Verdict: (id) => `/v1/verdicts/${id}`,
  Advice: (id) => `/v1/advice/${id}`,
  ReleasedAdvice: (id) => `/v1/released-advice/${id}`,
  Employee: (id) => `/v1/employees/${id}`,
  Addressee: (id) => `/v1/employees/${id}/addressee`,
  Absence: (id) => `/v1/absences/${id}`,
  Message: (id) => `/v1/messages/${id}`,
  HealthMessage: (id) => `/v1/health-messages/${id}`,
  ReintegrationPart: (id) => `/v1/reintegration-parts/${id}`,
  VerdictQuestion: (id) => `/v1/questions/${id}`,
  ReleasedVerdict: (id) => `/v1/released-verdicts/${id}`,
  Examination: (id) => `/v1/examinations/${id}`,
  ExaminationOutcome: (id) => `/v1/examination-outcomes/${id}`,
  DisclosureRequest: (id) => `/v1/disclosure-requests/${id}`,
  Consent: (id) => `/v1/consents/${id}`,
  PaperAgreement: (id) => `/v1/paper-agreements/${id}`,
  ReleasedOutcome: (id) => `/v1/released-outcomes/${id}`,
  MedicalProxy: (id) => `/v1/medical-proxies/${id}`,
  Employer: (id) => `/v1/employers/${id}`,
  Account: (id) => `/v1/accounts/${id}`,
  AccountName: (id) => `/v1/account-names/${id}`,
};

const byEmployee =
  (what: string): Lists =>
  ({ employees }) =>
    employees.map(({ id }) => ({
      path: `/v1/employees/${id}/${what}`,
      holds: ({ employeeId }) => employeeId === id,
    }));
const byAccount =
  (what: string): Lists =>
  ({ accounts }) =>
    accounts.map(({ id }) => ({ path: `/v1/accounts/${id}/${what}`, holds: ({ accountId }) => accountId === id }));
/** What an employer's people have in common is listed for those who work for that employer. */
const byEmployer =
  (what: string, roles: readonly string[]): Lists =>
  ({ employers }, { role }) =>
    roles.includes(role)
      ? employers.map(({ id }) => ({
          path: `/v1/employers/${id}/${what}`,
          holds: ({ employerId }) => employerId === id,
        }))
      : [];
/** Everything that somebody may see, whoever he is. */
const all =
  (path: string): Lists =>
  () => [{ path, holds: () => true }];

/** The doctors who can be named for one thing. */
const namedFor =
  (what: string, can: Test): Lists =>
  (world, acting) => [{ path: `/v1/doctors?for=${what}`, holds: (record) => can(world, acting, record) }];

/** Who works for an employer. */
const FOR_EMPLOYERS = ['employer-officer', 'case-manager', 'labour-expert'];

/** V4 — who answers or posts: to him an answer that is held is there. */
const ANSWERING = ['company-doctor', 'insurance-doctor', 'doctor-in-training', 'medical-assistant'];

/** Questions that are open and to which nothing went out yet; for who answers them, to which there is no answer and may be one. */
const waiting: Lists = (world, { role }) => [
  {
    path: '/v1/questions',
    holds: ({ id }) =>
      world.questions.some(
        (one) =>
          one.id === id &&
          dayOf(world.now) <= one.closesOn &&
          (!ANSWERING.includes(role) || takesAnswer(world, one.absenceId)),
      ) && !world.verdicts.some((one) => one.questionId === id && (one.isReleased || ANSWERING.includes(role))),
  },
];

/** Requests to correct that have no answer yet. */
const toCorrect: Lists = () => [{ path: '/v1/correction-requests', holds: ({ fields }) => fields['outcome'] === null }];

/** Examinations that are open and of which nothing went out yet; for who examines, of which he has no outcome to issue. */
const toExamine: Lists = ({ examinations, outcomes, now }, { role, accountId }) => [
  {
    path: '/v1/examinations',
    holds: ({ id }) => {
      const ofThis = outcomes.filter((one) => one.examinationId === id);
      const again = ofThis.filter(({ decision }) => decision === 're-examination');
      const last = ofThis.find((one) => !ofThis.some(({ supersedes }) => supersedes === one.id));
      const isAnswered =
        last !== undefined && (!again.includes(last) || again.some(({ doctorId }) => doctorId === accountId));
      return (
        examinations.some((one) => one.id === id && dayOf(now) <= one.closesOn) &&
        !ofThis.some(({ isReleased }) => isReleased) &&
        !(isAnswered && ANSWERING.includes(role))
      );
    },
  },
];

const together =
  (...lists: readonly Lists[]): Lists =>
  (world, acting) =>
    lists.flatMap((list) => list(world, acting));

/** Every list in which records of a kind are shown. */
export const LISTS: Readonly<Record<Kind, Lists>> = {
  MedicalPiece: byEmployee('pieces'),
  PieceVersion: ({ pieces }) =>
    pieces.map(({ id }) => ({ path: `/v1/pieces/${id}/versions`, holds: ({ fields }) => fields['pieceId'] === id })),
  CorrectionRequest: together(byEmployee('correction-requests'), toCorrect),
  Exposure: together(
    ({ exposures }) =>
      exposures.map(({ id }) => ({ path: `/v1/exposures/${id}/versions`, holds: ({ fields }) => fields['id'] === id })),
    ({ employees, exposures }) =>
      employees.map(({ id }) => ({
        path: `/v1/employees/${id}/exposures`,
        holds: (record) =>
          record.employeeId === id && exposures.some((one) => record.id === `${one.id}/${one.versions.length}`),
      })),
  ),
  SecondOpinion: together(all('/v1/second-opinions'), byEmployee('second-opinions')),
  Consent: byEmployee('consents'),
  DisclosureRequest: byEmployee('disclosure-requests'),
  Consultation: together(all('/v1/consultations'), byEmployee('consultations')),
  SecondOpinionPiece: ({ secondOpinions }) =>
    secondOpinions.map(({ id }) => ({
      path: `/v1/second-opinions/${id}/pieces`,
      holds: ({ opinion }) => opinion?.id === id,
    })),
  WorkingNote: byEmployee('working-notes'),
  Proposal: all('/v1/proposals'),
  PieceMove: all('/v1/piece-moves'),
  MovedPiece: byEmployee('moved-pieces'),
  Verdict: byEmployee('verdicts'),
  Employee: together(byEmployer('employees', [...FOR_EMPLOYERS, 'payroll-administrator']), all('/v1/employees')),
  PrivateContact: byEmployee('private-contacts'),
  Employment: byEmployee('employments'),
  Absence: byEmployee('absences'),
  AbsenceVersion: ({ absences }) =>
    absences.map(({ id }) => ({
      path: `/v1/absences/${id}/versions`,
      holds: ({ fields }) => fields['absenceId'] === id,
    })),
  ReintegrationPart: together(byEmployee('reintegration-parts'), ({ absences }) =>
    absences.map(({ id }) => ({
      path: `/v1/absences/${id}/reintegration-parts`,
      holds: ({ absenceId }) => absenceId === id,
    })),
  ),
  PayrollTerms: together(byEmployee('payroll-terms'), ({ payrollTerms }) =>
    payrollTerms.map(({ id }) => ({
      path: `/v1/payroll-terms/${id}/versions`,
      holds: ({ fields }) => fields['id'] === id,
    })),
  ),
  Message: byEmployee('messages'),
  HealthMessage: byEmployee('health-messages'),
  VerdictQuestion: together(byEmployer('questions', ['employer-officer']), waiting),
  ReleasedVerdict: together(byEmployer('released-verdicts', ['employer-officer']), byEmployee('released-verdicts')),
  Advice: byEmployee('advice'),
  ReleasedAdvice: together(byEmployer('released-advice', FOR_EMPLOYERS), byEmployee('released-advice')),
  Examination: together(byEmployer('examinations', ['employer-officer']), byEmployee('examinations'), toExamine),
  ExaminationOutcome: byEmployee('examination-outcomes'),
  PaperAgreement: byEmployee('paper-agreements'),
  ReleasedOutcome: together(byEmployer('released-outcomes', ['employer-officer']), byEmployee('released-outcomes')),
  Responsibility: byEmployee('responsibilities'),
  Doctor: together(
    all('/v1/doctors'),
    namedFor('responsibility', canBeResponsible),
    namedFor('deputising', canDeputise),
    namedFor('training', canSupervise),
    namedFor('second-opinion', canAdviseMe),
  ),
  Addressee: () => [],
  Assistant: all('/v1/assistants'),
  DoctorChangeWish: all('/v1/doctor-change-wishes'),
  DoctorWanted: all('/v1/doctors-wanted'),
  Delegation: together(all('/v1/delegations'), byEmployee('delegations')),
  Deputising: all('/v1/deputisings'),
  Mandate: all('/v1/mandates'),
  StatedDuty: all('/v1/stated-duties'),
  Training: all('/v1/trainings'),
  MedicalProxy: byEmployee('medical-proxies'),
  Departure: all('/v1/departures'),
  Emergency: all('/v1/emergencies'),
  EmergencyPostponement: ({ emergencies }) =>
    emergencies.map(({ id }) => ({
      path: `/v1/emergencies/${id}/postponements`,
      holds: ({ fields }) => fields['emergencyId'] === id,
    })),
  EmergencyPiece: ({ emergencies, now }, { accountId }) =>
    emergencies
      .filter(
        ({ openedBy, validUntil, endedAt, finding }) =>
          openedBy === accountId && validUntil > now && !hasCome(endedAt, now) && finding !== 'not-justified',
      )
      .map(({ id, employeeId }) => ({
        path: `/v1/emergencies/${id}/pieces`,
        holds: (record) => record.employeeId === employeeId,
      })),
  Declaration: byAccount('declarations'),
  Instruction: byAccount('instructions'),
  Registration: byAccount('registrations'),
  Employer: all('/v1/employers'),
  ContactPerson: byEmployer('contact-persons', ['employer-officer', 'account-manager']),
  ContactMoment: byEmployer('contact-moments', ['account-manager']),
  GroupFigure: byEmployer('group-figures', ['employer-officer', 'case-manager']),
  Agreement: byEmployer('agreements', ['employer-officer', 'account-manager']),
  Account: all('/v1/accounts'),
  AccountName: all('/v1/account-names'),
  ProcessingAgreement: all('/v1/processing-agreements'),
  RoleHeld: byAccount('roles'),
  // Of the trail only what was there before the test began to ask.
  TrailLine: ({ now }) => [{ path: `/v1/trail?until=${now}`, holds: () => true }],
  OwnAccess: byEmployee('access-log'),
  DelegatedAct: all('/v1/supervision/acts'),
};
