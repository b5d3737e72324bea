import { employeeAttributes } from '../access/facts/employee-attributes.js';
import type { Moment, TextFact } from '../access/facts/access-facts.js';
import { isAccountActive, isRoleInForce } from '../access/facts/person-standing.js';
import type { Policies } from '../access/policy/policies.js';
import { unmetStanding } from '../access/unmet-standing.js';
import type { PossibleReader } from './possible-readers.repository.js';
import type { Reader } from './reader.js';
import { sightsOf } from './sights.js';

/**
 * What somebody sees of a dossier in each role that is in force, judged as his own request would be (S1).
 *
 * @param texts that are signed for secrecy
 * @returns one for each role; `sees` is empty where no statement leads there, or something is in its way
 */
export function readingsOf(
  { person, ownDossiers, towards, countersigns, takes }: PossibleReader,
  policies: Policies,
  texts: readonly TextFact[],
  moment: Moment,
): readonly Reader[] {
  const { accountId } = person;
  const dossier = employeeAttributes(towards, person, texts, moment);
  // V3 — what is prepared is between these two: that something of it waits is known to both, and to who supervises.
  const known = {
    ...dossier,
    proposerId: dossier.dossierDoctorId,
    countersignerId: countersigns ? accountId : null,
    // D1 — so is that a piece lies wrong: to the dossier doctor, and to whom he put it before.
    moveProposerId: dossier.dossierDoctorId,
    moveDeciderId: takes ? accountId : null,
  };
  const inForce = person.roles.filter((role) => isRoleInForce(role, moment));
  return [...new Set(inForce.map(({ role }) => role))].map((name) => {
    const role = policies.role(name);
    const employerIds = inForce.filter((held) => held.role === name).flatMap(({ employerId }) => employerId ?? []);
    const isActive = isAccountActive(person, texts, moment);
    const inTheWay = isActive ? unmetStanding(role.requires, person, texts, moment) : 'account';
    const actor = { accountId, employerIds, employeeIds: ownDossiers };
    const sees = inTheWay === null ? sightsOf(role, actor, known, kindsOfDossiers(policies)) : [];
    return { id: `${accountId}/${name}`, accountId, role: name, inTheWay, sees };
  });
}

/**
 * What says nothing about this dossier: S8 — whom a doctor finds by name in an emergency is anybody; S7 — a page is its lists, each of
 * which stands here by its own kind.
 */
const OF_NOBODY: ReadonlySet<string> = new Set(['FoundPerson', 'DossierPage']);

/** The kinds whose records are about one employee. */
function kindsOfDossiers({ vocabulary }: Policies): ReadonlySet<string> {
  return new Set(
    Object.entries(vocabulary.kinds).flatMap(([kind, { facts }]) =>
      facts.includes('employeeId') && !OF_NOBODY.has(kind) ? [kind] : [],
    ),
  );
}
