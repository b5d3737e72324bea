import { Stores } from '../../src/platform/stores/stores.js';
import type { Login } from '../../src/platform/stores/logins.js';
import type { Actor } from './actors.js';
import { mayRead, mayReadAtAll, purposesOf } from './specification/may-read.js';
import { KINDS, KINDS_OF_THE_TRAIL, recordsOf, type Kind } from './specification/records.js';
import type { World } from './specification/world.js';
import type { WorldHouse } from './world/world-house.js';

/** Where row security alone decides: the login, the ids that it shows, and the ways in which they are read. */
interface Table {
  readonly kinds: readonly Kind[];
  readonly login: Login;
  readonly ids: string;
  readonly purpose: string | null;
}

const table = (login: Login, ids: string, ...kinds: readonly Kind[]): Table => ({ kinds, login, ids, purpose: null });

/** The names of doctors and assistants, shown to who names one; the own name everybody sees, so it is asked whether he names himself. */
const CHOSEN = `
  SELECT n.account_id AS id FROM desk.account_name n
  WHERE access.circle() IN ('doctor', 'secrecy-supervision', 'medical-direction')
    AND (n.account_id <> access.acting_account() OR access.names_doctor(access.circle(), n.account_id)
         OR access.circle() = 'doctor' AND access.registered(access.acting_account())
            AND access.acts_as_assistant(n.account_id))
    OR access.circle() = 'self' AND access.names_doctor('self', n.account_id)`;
/** The names for the ids of the trail; the own one everybody sees. */
const NAMES = `
  SELECT n.account_id AS id FROM desk.account_name n
  WHERE access.circle() IN ('supervision', 'log-review')
    AND (n.account_id <> access.acting_account() OR access.is_of_work(n.account_id))`;

/** Who waits for a doctor: of whom row security shows nobody, that he is examined, either. */
const WANTED = `
  SELECT e.id FROM access.employee e WHERE access.gives_doctors() AND access.doctor_wanted_since(e.id) IS NOT NULL`;

const TABLES: readonly Table[] = [
  table('medical', 'SELECT id FROM medical.piece', 'MedicalPiece'),
  { ...table('medical', 'SELECT id FROM medical.piece', 'MedicalPiece', 'EmergencyPiece'), purpose: 'emergency' },
  table('medical', "SELECT piece_id || '/' || version AS id FROM medical.piece_version", 'PieceVersion'),
  table('medical', "SELECT exposure_id || '/' || version AS id FROM medical.exposure_version", 'Exposure'),
  table('medical', 'SELECT id FROM medical.working_note', 'WorkingNote'),
  table('medical', 'SELECT id FROM medical.second_opinion', 'SecondOpinion'),
  table('medical', 'SELECT id FROM medical.consent', 'Consent'),
  table('medical', 'SELECT id FROM medical.disclosure_request', 'DisclosureRequest'),
  table('medical', 'SELECT id FROM medical.consultation', 'Consultation'),
  table('medical', 'SELECT piece_id AS id FROM medical.second_opinion_piece', 'SecondOpinionPiece'),
  table('medical', 'SELECT id FROM medical.correction_request', 'CorrectionRequest'),
  table('medical', 'SELECT id FROM medical.proposal', 'Proposal'),
  table('medical', 'SELECT id FROM medical.piece_move', 'PieceMove'),
  table('medical', 'SELECT id FROM medical.moved_piece', 'MovedPiece'),
  table('medical', 'SELECT id FROM medical.verdict', 'Verdict'),
  table('medical', 'SELECT id FROM medical.advice', 'Advice'),
  table('desk', 'SELECT id FROM desk.released_advice_item', 'ReleasedAdvice'),
  table('employee', 'SELECT employee_id AS id FROM employee.identity', 'Employee'),
  {
    ...table('employee', 'SELECT employee_id AS id FROM employee.identity', 'Employee', 'Addressee'),
    purpose: 'statutory-duty',
  },
  table('employee', 'SELECT id FROM employee.private_contact', 'PrivateContact'),
  table('medical', 'SELECT postponement_id AS id FROM medical.postponement_reason', 'EmergencyPostponement'),
  table('employee', 'SELECT id FROM employee.employment', 'Employment'),
  table('employee', 'SELECT id FROM employee.absence', 'Absence'),
  table('employee', "SELECT absence_id || '/' || version AS id FROM employee.absence_version", 'AbsenceVersion'),
  table('employee', 'SELECT id FROM employee.reintegration_part', 'ReintegrationPart'),
  table('employee', 'SELECT part_id AS id FROM employee.reintegration_version', 'ReintegrationPart'),
  table('employee', 'SELECT id FROM employee.payroll_terms', 'PayrollTerms'),
  table('employee', 'SELECT terms_id AS id FROM employee.payroll_terms_version', 'PayrollTerms'),
  table('desk', WANTED, 'DoctorWanted'),
  table('desk', 'SELECT id FROM access.departure', 'Departure'),
  table('desk', 'SELECT p.id FROM access.medical_proxy p WHERE access.shows_medical_proxy(p)', 'MedicalProxy'),
  table('desk', 'SELECT e.id FROM access.emergency e WHERE access.shows_emergency(e)', 'Emergency'),
  { ...table('desk', CHOSEN, 'Doctor', 'Assistant'), purpose: 'statutory-duty' },
  { ...table('desk', NAMES, 'AccountName'), purpose: 'supervision' },
  table('desk', 'SELECT r.id FROM access.role r WHERE access.shows_role(access.circle(), r)', 'RoleHeld'),
  table('employee', 'SELECT id FROM employee.message', 'Message'),
  table('medical', 'SELECT id FROM medical.health_message', 'HealthMessage'),
  table('employee', 'SELECT message_id AS id FROM employee.message_attachment', 'Message'),
  table('medical', 'SELECT message_id AS id FROM medical.health_attachment', 'HealthMessage'),
  table('desk', 'SELECT id FROM desk.verdict_question', 'VerdictQuestion'),
  table('desk', 'SELECT id FROM desk.released_verdict', 'ReleasedVerdict'),
  table('medical', 'SELECT id FROM medical.examination_outcome', 'ExaminationOutcome'),
  table('medical', 'SELECT id FROM medical.paper_agreement', 'PaperAgreement'),
  table('desk', 'SELECT id FROM desk.examination', 'Examination'),
  table('desk', 'SELECT id FROM desk.released_outcome', 'ReleasedOutcome'),
  table('employer', 'SELECT id FROM employer.employer', 'Employer'),
  table('employer', 'SELECT id FROM employer.agreement', 'Agreement'),
  table('employer', 'SELECT id FROM employer.contact_person', 'ContactPerson'),
  table('employer', 'SELECT id FROM employer.contact_moment', 'ContactMoment'),
  table('employer', 'SELECT id FROM employer.group_figure', 'GroupFigure'),
  table('trail', 'SELECT id::text AS id FROM trail.line WHERE at < platform.clock()', ...KINDS_OF_THE_TRAIL),
];

/** Tables that are read in one session: of one login, for one purpose. */
const SESSIONS = [...Map.groupBy(TABLES, ({ login, purpose }) => `${login} ${purpose ?? ''}`).values()];

/** One statement for all of them: planning what row security looks up takes longer than looking it up, so it is prepared. */
function statementFor(tables: readonly Table[]): { name: string; text: string } {
  const asked = tables.map((one) => TABLES.indexOf(one));
  return {
    name: `ids_${asked.join('_')}`,
    text: tables.map(({ ids }, at) => `SELECT ${asked[at]} AS "table", id::text FROM (${ids}) t`).join('\nUNION ALL\n'),
  };
}

/** The ids that each table shows an actor: in as few transactions as there are sessions, for many are asked about much. */
async function idsByTable(
  house: WorldHouse,
  { accountId, role }: Actor,
  asked: readonly Kind[],
): Promise<ReadonlyMap<Table, readonly string[]>> {
  const stores = house.service.app.get(Stores);
  const found = new Map<Table, string[]>();
  for (const session of SESSIONS) {
    const tables = session.filter(({ kinds }) => kinds.some((kind) => asked.includes(kind)));
    const [first] = tables;
    if (first === undefined) continue;
    for (const one of tables) found.set(one, []);
    await stores.transact(first.login, { accountId, role, purpose: first.purpose }, async (tx) => {
      for (const row of await tx.query<{ table: number; id: string }>(statementFor(tables))) {
        const one = TABLES[row.table];
        if (one !== undefined) found.get(one)?.push(row.id);
      }
    });
  }
  return found;
}

/**
 * What the database shows an actor, asked by nobody but itself, against what the specification says.
 * @param kinds of these alone
 */
export async function deviationsOfTheDatabase(
  house: WorldHouse,
  world: World,
  actor: Actor,
  kinds: readonly Kind[] = KINDS,
): Promise<string[]> {
  const found: string[] = [];
  for (const [{ kinds: held }, ids] of await idsByTable(house, actor, kinds)) {
    const { role } = actor;
    const shown = new Set(ids);
    const said = new Set(held.flatMap((kind) => idsShown(world, actor, kind)));
    for (const id of new Set(held.flatMap((kind) => recordsOf(world, kind).map((record) => record.id)))) {
      if (shown.delete(id) !== said.has(id)) {
        const what = said.has(id) ? ['hides', 'from'] : ['shows', 'to'];
        found.push(`the database ${what[0] ?? ''} a ${held.join('/')} ${what[1] ?? ''} ${actor.subject} as ${role}`);
      }
    }
    if (shown.size > 0) {
      found.push(`the database shows ${shown.size} ${held.join('/')} that nobody put there to ${actor.subject}`);
    }
  }
  return found;
}

/** The ids of a kind that somebody may read for one purpose or another. */
function idsShown(world: World, actor: Actor, kind: Kind): string[] {
  if (!mayReadAtAll(world, actor, kind)) return [];
  const purposes = purposesOf(actor.role, kind);
  return recordsOf(world, kind)
    .filter((record) => purposes.some((purpose) => mayRead(world, actor, purpose, kind, record) !== null))
    .map(({ id }) => id);
}
