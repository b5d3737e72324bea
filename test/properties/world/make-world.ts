import type { Advice } from '../specification/advice.js';
import type { PayrollTerms } from '../specification/payroll.js';
import type { Absence, Employee, Employment, Line, Question, Verdict, World } from '../specification/world.js';
import { makeExaminations } from './make-examinations.js';
import { makeGroupFigures } from './make-group-figures.js';
import { makeMedical } from './make-medical.js';
import { makeMessages } from './make-messages.js';
import { makeDisclosures } from './make-disclosures.js';
import { makeConsents } from './make-consents.js';
import { makePapers } from './make-papers.js';
import { makePeople } from './make-people.js';
import { lineAbout, makeProposal } from './make-proposals.js';
import { makePrivateContacts } from './make-private-contacts.js';
import { makeParts } from './make-reintegration.js';
import { makeSecrecy } from './make-secrecy.js';
import { chooseFrom, Making } from './making.js';

type Dossiers = Pick<
  World,
  | 'employments'
  | 'payrollTerms'
  | 'privateContacts'
  | 'linkEndings'
  | 'absences'
  | 'reintegrationParts'
  | 'messages'
  | 'healthMessages'
  | 'pieces'
  | 'corrections'
  | 'exposures'
  | 'workingNotes'
  | 'secondOpinions'
  | 'consultations'
  | 'questions'
  | 'proposals'
  | 'pieceMoves'
  | 'movedPieces'
  | 'verdicts'
  | 'advices'
  | 'lines'
>;

/**
 * A house in which most things are in order, and some have lapsed, ended, begun this moment, or never were.
 * @param seed a world follows from its number, ids and all
 */
export function makeWorld(seed: number): World {
  return makeHouse(new Making(chooseFrom(seed), `world ${seed}`));
}

/** The same from choices that come from elsewhere. */
export function makeHouse(making: Making): World {
  const people = makePeople(making);
  const secrecy = makeSecrecy(making);
  const dossiers = makeDossiers(making, people.employees);
  const examinations = makeExaminations(making, people.employees);
  const consents = makeConsents(making, people.employees, dossiers.pieces, dossiers.linkEndings);
  return {
    now: making.around.now,
    ...people,
    ...secrecy,
    ...dossiers,
    ...examinations,
    consents,
    disclosures: makeDisclosures(making, people.employees, dossiers.pieces, consents),
    papers: makePapers(making, examinations.outcomes, dossiers.pieces),
    groupFigures: makeGroupFigures(making, people.employers),
  };
}

function makeDossiers(making: Making, employees: readonly Employee[]): Dossiers {
  const { around } = making;
  const absences = employees.flatMap((employee) => makeAbsences(making, employee));
  const questions = absences
    .filter(() => making.choose(true, false))
    .map((absence) =>
      makeQuestion(making, absence, employees.find(({ id }) => id === absence.employeeId)?.employerId ?? ''),
    );
  const employments = employees.map(({ id }) => ({
    id: making.id(`employment of ${id}`),
    employeeId: id,
    startsOn: making.usually<string | null>('2020-01-01', null),
    hoursPerWeek: 36,
    endsOn: making.choose<string | null>(
      null,
      null,
      around.day(-1),
      around.yearsAgo(2),
      around.yearsAgo(2, -1),
      around.yearsAgo(2, 1),
    ),
  }));
  const proposals = questions.map((question) => makeProposal(making, question));
  return {
    employments,
    payrollTerms: employments.map((employment) => makeTerms(making, employment)),
    absences,
    reintegrationParts: absences.flatMap((absence) => makeParts(making, absence)),
    ...makeMedical(making, employees),
    ...makeMessages(making, employees),
    ...makePrivateContacts(making, employees),
    questions,
    proposals,
    verdicts: questions.flatMap((question) => makeVerdicts(making, question)),
    advices: absences.flatMap((absence) =>
      makeAdvices(making, absence, employees.find(({ id }) => id === absence.employeeId)?.employerId ?? ''),
    ),
    lines: [...employees.flatMap((employee) => makeLines(making, employee)), ...proposals.map(lineAbout(making))].map(
      (line, index) => ({ ...line, id: `${index + 1}` }),
    ),
  };
}

function makeTerms(making: Making, { id, employeeId }: Employment): PayrollTerms {
  return {
    id: making.id(`payroll terms of ${id}`),
    employmentId: id,
    employeeId,
    effectiveFrom: '2020-01-01',
    hoursPerWeek: 36,
    grossWageCents: 312_550,
    payPeriod: 'month',
    wageTaxCredit: true,
    iban: 'NL91ABNA0417164300',
  };
}

function makeAbsences(making: Making, employee: Employee): Absence[] {
  const absence = (name: string, firstDay: string, recoveredOn: string | null): Absence => ({
    id: making.id(`${name} absence of ${employee.id}`),
    employeeId: employee.id,
    firstDay,
    recoveredOn,
    phone: '0612345678',
  });
  const { around } = making;
  return [
    ...(making.seldom(3) ? [absence('former', around.day(-90), around.day(-60))] : []),
    ...(making.choose(true, false, true)
      ? [absence('latest', making.firstDay(), making.usually<string | null>(null, around.day(2), around.day(1)))]
      : []),
  ];
}

function makeQuestion(making: Making, absence: Absence, employerId: string): Question {
  return {
    id: making.id(`question about ${absence.id}`),
    employerId,
    employeeId: absence.employeeId,
    absenceId: absence.id,
    round: 1,
    askedBy: making.id('otto'),
    askedAt: making.around.instant(-4e9),
    closesOn: making.lastDay(),
  };
}

function makeVerdicts(making: Making, { id, employerId, employeeId }: Question): Verdict[] {
  const verdict = (name: string, supersedes: string | null, isReleased: boolean): Verdict => ({
    id: making.id(`${name} verdict on ${id}`),
    questionId: id,
    employerId,
    employeeId,
    outcome: making.choose('fit', 'unfit'),
    doctorId: making.id('vos'),
    countersignedBy: making.choose(null, making.id('smit')),
    issuedAt: making.around.instant(supersedes === null ? -3e9 : -2e9),
    validUntil: null,
    supersedes,
    isReleased,
  });
  if (making.seldom(4)) return [];
  const first = verdict('first', null, making.choose(true, true, false));
  return making.seldom(2)
    ? [first, verdict('second', first.id, first.isReleased && making.choose(true, false))]
    : [first];
}

function makeAdvices(making: Making, { id: absenceId, employeeId }: Absence, employerId: string): Advice[] {
  const advice = (name: string, supersedes: string | null, isReleased: boolean): Advice => {
    const id = making.id(`${name} advice about ${absenceId}`);
    return {
      id,
      absenceId,
      employerId,
      employeeId,
      doctorId: making.id('vos'),
      issuedAt: making.around.instant(supersedes === null ? -3e9 : -2e9),
      supersedes,
      isReleased,
      items: [
        ...(supersedes === null || making.choose(true, false)
          ? [{ id: making.id(`M04 of ${id}`), item: 'M04', values: { duration: 'two-to-six-weeks' } }]
          : []),
        { id: making.id(`M28 of ${id}`), item: 'M28', values: { 'next-on': '2030-01-31', rhythm: 'once' } },
      ],
    };
  };
  if (making.choose(false, true)) return [];
  const first = advice('first', null, making.choose(true, true, false));
  return making.seldom(2)
    ? [first, advice('second', first.id, first.isReleased && making.choose(true, false))]
    : [first];
}

function makeLines(making: Making, { id }: Employee): Line[] {
  const kinds = ['MedicalPiece', making.choose('Absence', 'ReleasedVerdict', 'OwnAccess', 'Delegation'), 'WorkingNote'];
  return kinds.map((kind, index) => ({
    id: '',
    at: making.around.instant(-1e8),
    requestId: making.id(`request ${index} for ${id}`),
    accountId: making.id(index === 0 ? 'anna' : 'vos'),
    actingRole: index === 0 ? 'medical-assistant' : 'company-doctor',
    responsibleDoctorId: index === 0 ? making.id(making.choose('vos', 'smit')) : null,
    purpose: 'absence-guidance',
    action: 'read',
    kind,
    recordId: making.choose(making.id(`piece M56 of ${id}`), null),
    employeeId: making.usually<string | null>(id, null),
    rule: 'S1',
    outcome: making.choose('allowed', 'allowed', 'not-found'),
    status: 200,
    source: '192.0.2.1',
    route: 'GET /v1/pieces/:pieceId',
  }));
}
