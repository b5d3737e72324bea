import { seal } from '../../../src/platform/keys/envelope.js';
import { relation } from './relation-rows.js';
import { SOMEBODY } from '../specification/always.js';
import type { World } from '../specification/world.js';
import { accountRows } from './account-rows.js';
import { adviceRows } from './advice-rows.js';
import { dossiers, payroll, reintegration } from './employee-rows.js';
import { INDEXED_KINDS } from './indexed-kinds.js';
import { examinationRows } from './examination-rows.js';
import { messageRows } from './message-rows.js';
import { saidRows, askedRows } from './medical-rows.js';
import { disclosureRows } from './disclosure-rows.js';
import { consentRows } from './consent-rows.js';
import { paperRows } from './paper-rows.js';
import { postponementRows, privateContactRows } from './private-contact-rows.js';
import { moveRows } from './move-rows.js';
import { proposalRows } from './proposal-rows.js';
import { QUESTION, releasedVerdictRows } from './released-verdict-rows.js';
import { bytes, LONG_AGO, row, type RowParts, type Tables } from './row-writing.js';

/** Every table of a world, in an order in which they can be filled. */
export function rowsOf(world: World, parts: RowParts): Tables {
  return [
    ...people(world, parts),
    ...secrecy(world),
    ...dossiers(world, parts),
    ...privateContactRows(world, parts),
    ...postponementRows(world, parts),
    ...reintegration(world, parts),
    ...payroll(world, parts),
    ...messageRows(world, parts),
    ...medical(world, parts),
    ...saidRows(world, parts),
    ...askedRows(world, parts),
    ...consentRows(world, parts),
    ...disclosureRows(world, parts),
    ...proposalRows(world, parts),
    ...moveRows(world, parts),
    ...adviceRows(world, parts),
    ...releasedVerdictRows(world, parts),
    ...examinationRows(world, parts),
    ...paperRows(world),
  ];
}

function people(world: World, { issuer, circleOf }: RowParts): Tables {
  const { accounts, employers, employees, roles } = world;
  const signed = { needsConfirmation: false, proposedAt: LONG_AGO };
  return [
    ...accountRows(world, issuer),
    [
      'desk.notice',
      accounts.map(({ id }) => row({ id, accountId: id, code: 'verdict-released', createdAt: LONG_AGO })),
    ],
    ['access.employer', employers.map(({ id }) => row({ id }))],
    ['employer.employer', employers.map((one) => row({ ...one, createdBy: SOMEBODY, createdAt: LONG_AGO }))],
    ...relation(world),
    [
      'access.employee',
      employees.map(({ id, employerId, personId }) =>
        row({ id, employerId, personAccountId: personId, createdAt: LONG_AGO }),
      ),
    ],
    [
      'access.role',
      roles.map((one) => row({ ...one, ...signed, circle: circleOf(one.role), endedBy: one.endedAt && SOMEBODY })),
    ],
  ];
}

function secrecy(world: World): Tables {
  const text = { text: 'I keep secret what I learn.', digest: '\\x00', announcedBy: SOMEBODY };
  return [
    ['access.declaration_text', world.texts.map((one) => row({ ...one, ...text }))],
    ['access.declaration', world.declarations.map(row)],
    ['access.instruction', world.instructions.map((one) => row({ ...one, recordedAt: LONG_AGO }))],
    ['access.registration', world.registrations.map(row)],
    [
      'access.responsibility',
      world.responsibilities.map((one) =>
        row({
          ...one,
          givenAt: one.effectiveFrom ?? world.now,
          endedBy: one.endedAt && SOMEBODY,
          toldHow: one.toldAt && 'posted',
        }),
      ),
    ],
    ['access.doctor_change_wish', world.wishes.map(row)],
    ['access.training', world.trainings.map((one) => row({ ...one, givenAt: one.validFrom }))],
    ['access.departure', world.departures.map(row)],
    ['access.medical_proxy', world.medicalProxies.map(({ until, ...one }) => row({ ...one, lastDay: until }))],
    ['access.delegation', world.delegations.map((one) => row({ ...one, grantedAt: one.validFrom }))],
    ['access.deputising', world.deputisings.map((one) => row({ ...one, enteredAt: one.validFrom }))],
    ['access.stated_duty', world.statedDuties.map((one) => row({ ...one, toldHow: one.toldAt && 'posted' }))],
    [
      'access.emergency',
      world.emergencies.map((one) =>
        row(Object.fromEntries(Object.entries(one).filter(([name]) => name !== 'postponement'))),
      ),
    ],
    ['access.mandate', world.mandates.map((one) => row({ ...one, kind: 'written-authorisation' }))],
    ['trail.line', world.lines.map((one) => row({ ...one, purposeClaimed: false }))],
    [
      'access.record',
      INDEXED_KINDS.flatMap((kind) => world[kind].map(({ id, employeeId }) => row({ id, kind, employeeId }))),
    ],
  ];
}

function medical({ pieces, questions, verdicts }: World, { keyOf }: RowParts): Tables {
  const sealed = (owner: string, record: string, version: number, item: string, value: unknown) => ({
    employeeId: owner,
    sealed: bytes(seal(keyOf(owner, 'medical'), { store: 'medical', owner, record, version, item }, value)),
  });
  const entries = [...new Map(pieces.map((piece) => [piece.entryId, piece])).values()];
  const released = verdicts.filter(({ isReleased }) => isReleased);
  return [
    [
      'medical.entry',
      entries.map(({ entryId, employeeId, entryOn, authorId, responsibleDoctorId, recordedAt }) =>
        row({
          id: entryId,
          employeeId,
          entryOn,
          authorId,
          responsibleDoctorId,
          recordedAt,
        }),
      ),
    ],
    [
      'medical.piece',
      pieces.map(({ id, entryId, employeeId, item, texts }) =>
        row({ id, entryId, employeeId, item, version: texts.length }),
      ),
    ],
    [
      'medical.piece_version',
      pieces.flatMap(({ id, employeeId, authorId, responsibleDoctorId, recordedAt, texts }) =>
        texts.map((text, index) =>
          row({
            pieceId: id,
            version: index + 1,
            ...sealed(employeeId, id, index + 1, 'piece', text),
            authorId,
            responsibleDoctorId,
            recordedAt,
          }),
        ),
      ),
    ],
    [
      'medical.withholding',
      pieces
        .filter(({ isWithheld }) => isWithheld)
        .map(({ id, employeeId }) =>
          row({ pieceId: id, employeeId, ground: 'privacy-of-another', withheldBy: SOMEBODY, withheldAt: LONG_AGO }),
        ),
    ],
    ['desk.verdict_question', questions.map((one) => row({ ...one, question: QUESTION }))],
    [
      'medical.verdict',
      verdicts.map(
        ({ id, questionId, employeeId, doctorId, countersignedBy, issuedAt, validUntil, supersedes, outcome }) =>
          row({
            id,
            questionId,
            ...sealed(employeeId, id, 1, 'verdict', { outcome }),
            doctorId,
            countersignedBy,
            issuedAt,
            validUntil,
            supersedes,
          }),
      ),
    ],
    [
      'medical.verdict_release',
      released.map(({ id, questionId, employeeId, doctorId, issuedAt, supersedes }) =>
        row({
          verdictId: id,
          questionId,
          employeeId,
          supersedes,
          releasedBy: doctorId,
          responsibleDoctorId: doctorId,
          releasedAt: issuedAt,
        }),
      ),
    ],
  ];
}
