import { Stores } from '../../src/platform/stores/stores.js';
import type { Login } from '../../src/platform/stores/logins.js';
import { readingTerms } from '../../src/safeguards/looking-back/reading-terms.js';
import { isExaminationReadable } from '../../src/records/examination/relation-of-examination.js';
import { isReceivable } from '../../src/safeguards/disclosure/is-receivable.js';
import { isPartReceivable } from '../../src/duties/reintegration/is-part-receivable.js';
import { PART_NAMES } from '../../src/duties/reintegration/reintegration-part.js';
import { sortOfPart } from '../../src/duties/reintegration/sort-of-part.js';
import {
  factsOfAbsence,
  READING_TERM,
  readingFacts,
  type EmployeeReading,
} from '../../src/records/fitness-verdict/reading-facts.js';
import { isStillAsked } from '../../src/records/medical-dossier/asked/is-still-asked.js';
import { isOpenTo } from '../../src/records/medical-dossier/second-opinion/is-open-to.js';
import { isStillKept } from '../../src/records/medical-dossier/working-note/is-still-kept.js';
import type { EmployeeAttributes } from '../../src/safeguards/access/facts/employee-attributes.js';
import { roleReader } from '../../src/records/accounts/roles-held/role-reader.js';
import { waitsFor } from '../../src/records/accounts/roles-held/waits-for.js';
import { decide, type Facts } from '../../src/safeguards/access/ability.js';
import type { Context } from '../../src/safeguards/access/context.js';
import type { Policies } from '../../src/safeguards/access/policy/policies.js';
import { contextOf, personOf, type Actor } from './actors.js';
import { deskFacts, lineFacts } from './facts-of-lines.js';
import { whoLeftFacts } from './facts-of-who-left.js';
import { groupFacts } from './facts-of-figures.js';
import { contactFacts } from './facts-of-contacts.js';
import { moveFacts } from './facts-of-moves.js';
import { proposalFacts } from './facts-of-proposals.js';
import { accountFacts, assistantFacts, doctorFacts, letterFacts } from './facts-of-people.js';
import { dayOf } from './specification/calendar.js';
import { mayRead, mayReadAtAll, purposesOf } from './specification/may-read.js';
import { KINDS, KINDS_OF_THE_TRAIL, recordsOf, type Kind } from './specification/records.js';
import type { Shown } from './specification/shown.js';
import { stateOf } from './specification/standing.js';
import type { World } from './specification/world.js';
import type { WorldHouse } from './world/world-house.js';

const PURPOSE_OF_NOBODY = 'emergency';

/**
 * What the application's own lock decides on the facts, row security aside, against what the specification says.
 * @param kinds of these alone
 */
export async function deviationsOfThePolicies(
  house: WorldHouse,
  world: World,
  actor: Actor,
  policies: Policies,
  kinds: readonly Kind[] = KINDS,
): Promise<string[]> {
  const person = await personOf(house, actor);
  const towards = new Towards(house, world, policies);
  const found: string[] = [];
  for (const kind of kinds) {
    const records = recordsOf(world, kind);
    let facts: Promise<Facts[]> | null = null;
    const allowed = [...purposesOf(actor.role, kind), ...policies.purposesFor(actor.role, 'read', kind)];
    for (const purpose of new Set([...allowed, PURPOSE_OF_NOBODY])) {
      const context = contextOf(person, actor, kind, purpose, policies);
      const isAble = mayReadAtAll(world, actor, kind) && purposesOf(actor.role, kind).includes(purpose);
      if ((context !== null) !== isAble) {
        found.push(
          `${actor.subject} as ${actor.role} is ${isAble ? 'refused' : 'let through'} for ${kind} and ${purpose}`,
        );
      }
      if (context === null) continue;
      // The same for each purpose: what is known depends on who asks, not on what for.
      facts ??= factsOf(house, world, context, policies, kind, records, towards);
      found.push(...deviationsOfKind(world, actor, context, kind, records, await facts));
    }
  }
  return found;
}

function deviationsOfKind(
  world: World,
  actor: Actor,
  context: Context,
  kind: Kind,
  records: readonly Shown[],
  facts: readonly Facts[],
): string[] {
  return records.flatMap((record, index) => {
    const decision = decide(context.ability, 'read', kind, facts[index] ?? {});
    const decided = decision.allowed ? [...decision.fields].sort().join() : 'nothing';
    const said = mayRead(world, actor, context.purpose, kind, record)?.join() ?? 'nothing';
    return decided === said ? [] : [`${actor.subject} as ${actor.role} gets ${decided} of a ${kind}, not ${said}`];
  });
}

/** What stands between one actor and everybody of a world: of each store asked once, for many kinds are judged by it. */
class Towards {
  readonly #known = new Map<Login, Promise<ReadonlyMap<string, EmployeeReading>>>();

  constructor(
    private readonly house: WorldHouse,
    private readonly world: World,
    private readonly policies: Policies,
  ) {}

  /** By employee id, as the service looks it up in this store. */
  everybody(context: Context, login: Login): Promise<ReadonlyMap<string, EmployeeReading>> {
    const known = this.#known.get(login) ?? this.#lookUp(context, login);
    this.#known.set(login, known);
    return known;
  }

  #lookUp(context: Context, login: Login): Promise<ReadonlyMap<string, EmployeeReading>> {
    const term = this.policies.term(READING_TERM);
    const employeeIds = this.world.employees.map(({ id }) => id);
    return this.house.service.app
      .get(Stores)
      .transact(login, context.session, (tx) => readingFacts(tx, context, term, employeeIds));
  }
}

/** Facts about an employee as the service looks them up; those of a register are the row's own. */
async function factsOf(
  house: WorldHouse,
  world: World,
  context: Context,
  policies: Policies,
  kind: Kind,
  records: readonly Shown[],
  towards: Towards,
): Promise<Facts[]> {
  const own = records.map((record): Facts => ({
    ...ownFacts(kind, record),
    supervisedBy: supervisorsOf(world, record),
    ...roleFacts(world, context, policies, record),
    ...worldFacts(kind, record, context.actor.accountId),
  }));
  if (kind === 'Account') return accountFacts(house, context, records);
  if (kind === 'AccountName') return records.map(({ fields }) => ({ ofWork: fields['kind'] !== 'employee' }));
  if (kind === 'GroupFigure') return groupFacts(world, context.actor.role, policies, records);
  if (kind === 'Assistant') return assistantFacts(world, records);
  if (kind === 'Doctor') return doctorFacts(house, context, policies, records);
  if (records.every(({ employeeId }) => employeeId === undefined)) return own;
  const known = await towards.everybody(context, loginOf(policies.kind(kind).store));
  if (kind === 'Addressee') {
    const letters = await letterFacts(house, context, records);
    return letters.map((facts, index) => ({ ...known.get(records[index]?.id ?? '')?.attributes, ...facts }));
  }
  if (kind === 'PrivateContact') {
    return contactFacts(house, world, context, records, (id) => known.get(id)?.attributes);
  }
  if (kind === 'Proposal') {
    return proposalFacts(house, world, context, records, (id) => known.get(id)?.attributes);
  }
  if (kind === 'PieceMove') return moveFacts(house, world, context, records, (id) => known.get(id)?.attributes);
  return records.map((record, index) => ({
    ...own[index],
    ...adviceFacts(world, context, policies, record),
    ...askedFacts(record, known.get(record.employeeId ?? '')?.attributes, context),
    ...noteFacts(record, known.get(record.employeeId ?? '')?.attributes, context),
    ...factsOfAbsence(known.get(record.employeeId ?? ''), record.absenceId ?? ''),
    ...examinationFacts(world, record, policies),
    ...whoLeftFacts(world, kind, record, policies),
    ...deskFacts(world, record, policies),
    ...lineFacts(record, known.get(record.employeeId ?? '')?.attributes, context, policies),
  }));
}

/** What sort of thing a part of a re-integration file is. */
function factsOfPart({ part, isReleased = true }: Shown): Facts {
  return part === undefined
    ? {}
    : { ...sortOfPart(PART_NAMES.find((name) => name === part) ?? 'plan'), wentOut: isReleased, saidByEmployer: false };
}

/** V6 — of a commission the service judges employments and applications by itself. */
function examinationFacts(world: World, { employeeId, commissionedOn }: Shown, policies: Policies): Facts {
  if (commissionedOn === undefined) return {};
  const relations = {
    employments: world.employments.filter((one) => one.employeeId === employeeId),
    applications: world.applications.filter((one) => one.employeeId === employeeId),
  };
  return { stillReadable: isExaminationReadable(commissionedOn, relations, readingTerms(policies), dayOf(world.now)) };
}

function ownFacts(kind: Kind, record: Shown): Facts {
  const { accountId, employerId, doctorId, assistantId, absentDoctorId, deputyId, representativeId, fields } = record;
  const { responsibleDoctorId = null, employeeId = null, traineeId, supervisorId } = record;
  return {
    ...(accountId !== undefined && { accountId, proposedBy: null, approvedBy: null }),
    ...factsOfPart(record),
    ...(employerId !== undefined && { employerId }),
    ...(doctorId !== undefined && { doctorId, givenBy: String(fields['givenBy']) }),
    ...(assistantId !== undefined && { assistantId }),
    ...(traineeId !== undefined && supervisorId !== undefined && { traineeId, supervisorId }),
    ...(record.successorId !== undefined && { successorId: record.successorId }),
    ...(record.openedBy !== undefined && { openedBy: record.openedBy }),
    ...(record.isReviewed !== undefined && { reviewed: record.isReviewed }),
    ...(record.isToldLater !== undefined && { tellingPostponed: record.isToldLater }),
    ...(representativeId !== undefined && { representativeId }),
    ...(absentDoctorId !== undefined &&
      deputyId !== undefined && { absentDoctorId, deputyId, enteredBy: String(fields['enteredBy']) }),
    ...(KINDS_OF_THE_TRAIL.some((one) => one === kind) && {
      employeeId,
      responsibleDoctorId,
      representedInAccessLog: [],
      keptApart: record.ofKind === 'WorkingNote' || record.isAboutWaiting === true,
      shownByMandate: false,
      tellingPostponed: false,
    }),
  };
}

/** S14 — of what an employee asked a doctor the service asks whether it is open to who asks. */
function askedFacts(
  { opinion, consultation }: Shown,
  towards: EmployeeAttributes | undefined,
  { person, moment }: Context,
): Facts {
  const asked = opinion ?? consultation;
  if (asked === undefined) return {};
  const isOpen = opinion === undefined ? isStillAsked : isOpenTo;
  const doctorId = towards !== undefined && isOpen(person, asked, towards, moment) ? person.accountId : null;
  const fact = opinion === undefined ? { consultedDoctorId: doctorId } : { secondDoctorId: doctorId };
  return { ...fact, inDossier: asked.inDossierAt !== null };
}

/** S12 — of a working note the service asks whether it is kept still. */
function noteFacts({ note }: Shown, towards: EmployeeAttributes | undefined, { moment }: Context): Facts {
  if (note === undefined) return {};
  const stillKept = towards !== undefined && isStillKept(note, towards, moment.today);
  return { authorId: note.authorId, stillKept };
}

/** V8 — of an item that was advised, and of a part of a file, the service asks the matrix. */
function adviceFacts({ agreements, now }: World, context: Context, policies: Policies, record: Shown): Facts {
  const { item, employerId } = record;
  const part = PART_NAMES.find((name) => name === record.part);
  const edition = agreements.find((one) => one.employerId === employerId)?.disclosureEdition ?? null;
  const asked = [edition, now.slice(0, 10)] as const;
  const { role } = context.actor;
  // Nobody of these worlds' employers recorded one.
  const said = part === undefined ? null : { part, byEmployer: false };
  if (said !== null) return { receivable: isPartReceivable(policies.disclosure, role, said, ...asked) };
  return item === undefined ? {} : { receivable: isReceivable(policies.disclosure, role, item, ...asked) };
}

function worldFacts(kind: Kind, record: Shown, accountId: string): Facts {
  const { isOfDerivedSecrecy = false, isWithheld = false, isSigned, isOnPaper = false, recordedBy } = record;
  if (isSigned !== undefined) {
    return { signed: isSigned, onPaper: isOnPaper, recordedByAnother: isOnPaper && recordedBy !== accountId };
  }
  return kind === 'Declaration' ? { ofDerivedSecrecy: isOfDerivedSecrecy } : { withheld: isWithheld };
}

/** S7, S4 — of a role the service judges whether it waits for the actor, and looks up under whom its holder works. */
function roleFacts(world: World, context: Context, policies: Policies, record: Shown): Facts {
  const { role, accountId } = record;
  if (role === undefined) return {};
  const state = stateOf(role, world.now) === 'proposed' ? 'proposed' : 'in-force';
  const waitsForActor = waitsFor({ ...role, state, proposedBy: null }, roleReader(context, policies));
  const supervisors = world.trainings
    .filter(
      ({ traineeId, endedAt, validUntil }) => traineeId === accountId && endedAt === null && validUntil > world.now,
    )
    .map(({ supervisorId }) => supervisorId);
  return { approvedBy: role.approvedBy, waitsForActor, worksUnder: [...supervisorsOf(world, record), ...supervisors] };
}

function supervisorsOf({ delegations, now }: World, { accountId }: Shown): string[] {
  return delegations
    .filter(
      (one) =>
        one.assistantId === accountId && one.withdrawnAt === null && Date.parse(one.validUntil) > Date.parse(now),
    )
    .map(({ doctorId }) => doctorId);
}

function loginOf(store: string): Login {
  switch (store) {
    case 'desk':
    case 'employer':
    case 'employee':
    case 'medical':
    case 'trail':
      return store;
    default:
      throw new Error('a kind is in a store that has no login');
  }
}
