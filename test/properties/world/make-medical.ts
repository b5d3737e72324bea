import { SOMEBODY } from '../specification/always.js';
import type { Consultation, Correction, Exposure, SecondOpinion, WorkingNote } from '../specification/medical-world.js';
import type { Employee, Piece, World } from '../specification/world.js';
import { makeMark, makeMove } from './make-moves.js';
import type { Making } from './making.js';

type Medical = Pick<
  World,
  | 'pieces'
  | 'pieceMoves'
  | 'movedPieces'
  | 'corrections'
  | 'exposures'
  | 'workingNotes'
  | 'secondOpinions'
  | 'consultations'
>;

/** What lies in the medical dossiers, verdicts aside. */
export function makeMedical(making: Making, employees: readonly Employee[]): Medical {
  const pieces = employees.flatMap((employee) => makePieces(making, employee));
  return {
    pieces,
    corrections: pieces.filter(() => making.choose(true, false)).map((piece) => makeCorrection(making, piece)),
    exposures: employees.filter(() => making.choose(true, false)).map((employee) => makeExposure(making, employee)),
    workingNotes: employees.flatMap((employee) => makeNotes(making, employee)),
    secondOpinions: employees.map((employee) => makeSecondOpinion(making, employee, pieces)),
    consultations: employees.map((employee) => makeConsultation(making, employee)),
    pieceMoves: pieces.filter(({ item }) => item === 'M56').map((piece) => makeMove(making, piece, employees)),
    movedPieces: employees.map((employee) => makeMark(making, employee)),
  };
}

function makePieces(making: Making, { id }: Employee): Piece[] {
  return ['M35', 'M56'].slice(making.choose(0, 0, 1)).map((item) => ({
    id: making.id(`piece ${item} of ${id}`),
    entryId: making.id(`entry of ${id}`),
    employeeId: id,
    item,
    entryOn: making.around.day(-10),
    authorId: making.id('vos'),
    responsibleDoctorId: making.id('vos'),
    recordedAt: making.around.instant(-8e8),
    isWithheld: making.seldom(3),
    texts: [
      { text: `first text of ${item}`, reason: null },
      { text: `second text of ${item}`, reason: 'a mistake' },
    ].slice(0, making.choose(1, 2)),
    statements: making.choose([1], [], [1, 1]).map((version, index) => ({
      id: making.id(`statement ${index} about ${item} of ${id}`),
      version,
      text: `I see it otherwise, ${index}`,
      madeAt: making.around.instant(-7e8 + index),
    })),
  }));
}

function makeCorrection(making: Making, { id, employeeId }: Piece): Correction {
  return {
    id: making.id(`correction of ${id}`),
    pieceId: id,
    employeeId,
    version: 1,
    text: 'this is not so',
    askedAt: making.around.instant(-6e8),
    answer: making.choose(null, {
      reason: 'it is so',
      answeredBy: making.id('vos'),
      answeredAt: making.around.instant(-5e8),
    }),
  };
}

function makeExposure(making: Making, { id }: Employee): Exposure {
  const version = { agentClass: 'asbestos', agent: 'blue asbestos', from: '1990-01-01', source: 'his own account' };
  return {
    id: making.id(`exposure of ${id}`),
    employeeId: id,
    authorId: making.id('vos'),
    responsibleDoctorId: making.id('vos'),
    recordedAt: making.around.instant(-4e8),
    versions: [
      { ...version, until: null, reason: null },
      { ...version, until: '1995-12-31', reason: 'the end is known' },
    ].slice(0, making.choose(1, 2)),
  };
}

/** One of the dossier doctor, of an assistant, and of who stated a duty; as if each had written it under his own. */
function makeNotes(making: Making, { id }: Employee): WorkingNote[] {
  return (
    [
      ['vos', 'vos'],
      ['anna', 'vos'],
      ['kern', 'kern'],
      [making.choose<string>('bart', 'smit', 'kort'), making.choose('vos', 'smit')],
    ] as const
  ).map(([author, doctor]) => ({
    id: making.id(`note of ${author} about ${id}`),
    employeeId: id,
    authorId: making.id(author),
    responsibleDoctorId: making.id(doctor),
    text: `what ${author} thinks`,
    writtenAt: making.around.instant(making.usually(-6e7, -8e7, 0)),
    destroyBy: making.around.day(making.usually(60, 0, 0, -1)),
  }));
}

function makeSecondOpinion(making: Making, employee: Employee, pieces: readonly Piece[]): SecondOpinion {
  return {
    ...makeAsked(making, employee, 'second opinion'),
    pieces: pieces.filter((one) => one.employeeId === employee.id).map((one) => ({ pieceId: one.id, version: 1 })),
  };
}

function makeConsultation(making: Making, employee: Employee): Consultation {
  return {
    ...makeAsked(making, employee, 'consultation'),
    question: 'how to sit',
    plannedFor: making.choose(null, making.around.instant(1e8)),
  };
}

/** S14 — asked of a doctor of the employee's choice. */
function makeAsked(making: Making, { id }: Employee, what: string): Omit<SecondOpinion, 'pieces'> {
  const state = making.choose('open', 'open', 'concluded', 'filed', 'withdrawn');
  const isConcluded = state === 'concluded' || state === 'filed';
  const { around } = making;
  return {
    id: making.id(`${what} of ${id}`),
    employeeId: id,
    doctorId: making.id(making.usually<string>('smit', 'vos', 'veer', 'jong', 'kort')),
    askedBy: SOMEBODY,
    askedAt: around.instant(-3e8),
    until: around.instant(making.usually(9e8, 1, 0, -1)),
    withdrawnAt: state === 'withdrawn' ? around.instant(-1e8) : null,
    concludedAt: isConcluded ? around.instant(-2e8) : null,
    conclusion: isConcluded ? 'I would do the same' : null,
    inDossierAt: state === 'filed' ? around.instant(-1e8) : null,
  };
}
