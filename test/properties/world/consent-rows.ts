import { seal } from '../../../src/platform/keys/envelope.js';
import { SOMEBODY } from '../specification/always.js';
import { dayOf } from '../specification/calendar.js';
import type { World } from '../specification/world.js';
import { bytes, row, type RowParts, type Tables } from './row-writing.js';

/** The tables of consents: what was prepared or came on paper, what was signed of it or done with it, and what was taken back. */
export function consentRows({ consents }: World, { keyOf }: RowParts): Tables {
  return [
    [
      'medical.consent',
      consents.map((consent) => {
        const { id, employeeId, addressedTo, recipient, purpose, pieces, times, digest, paper } = consent;
        const { preparedBy, preparedAt } = consent;
        const clear = { pieces, times, preparedBy, preparedAt };
        const place = { store: 'medical', owner: employeeId, record: id, version: 1, item: 'consent-sheet' };
        const sealed = bytes(seal(keyOf(employeeId, 'medical'), place, { addressedTo, recipient, purpose }));
        const { scanId = null, signedOn = null, responsibleDoctorId = null } = paper ?? {};
        const onPaper = paper !== null;
        const said = { onPaper, scanId, signedOn, responsibleDoctorId };
        return row({ ...clear, ...said, id, employeeId, digest: `\\x${digest}`, sealed });
      }),
    ],
    [
      'medical.consent_signature',
      consents.flatMap(({ id, employeeId, digest, signed }) =>
        signed === null
          ? []
          : [
              row({
                ...{ consentId: id, employeeId, digest: `\\x${digest}`, sealed: '\\x00' },
                ...{ signedBy: signed.by, signedAt: signed.at },
              }),
            ],
      ),
    ],
    [
      'medical.consent_step',
      consents.flatMap(({ id, employeeId, digest, paper }) => {
        const { accepted = null, told = null } = paper ?? {};
        if (accepted === null) return [];
        const by = { consentId: id, employeeId, doneBy: accepted.by, responsibleDoctorId: accepted.by };
        const how = { toldHow: null, toldAccountId: null };
        const read = { digest: `\\x${digest}`, sealed: '\\x00' };
        const acceptance = { ...by, ...how, ...read, step: 'accepted', day: dayOf(accepted.at), doneAt: accepted.at };
        if (told === null) return [row(acceptance)];
        const toldHow = told.accountId === null ? 'posted' : 'in-app';
        const telling = { toldHow, toldAccountId: told.accountId, digest: null, sealed: null };
        return [row(acceptance), row({ ...by, ...telling, step: 'told', day: told.on, doneAt: told.at })];
      }),
    ],
    [
      'medical.consent_withdrawal',
      consents.flatMap(({ id, employeeId, withdrawnAt }) =>
        withdrawnAt === null ? [] : [row({ consentId: id, employeeId, withdrawnBy: SOMEBODY, withdrawnAt })],
      ),
    ],
  ];
}
